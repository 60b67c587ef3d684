/** Addresses of the screens, in the fragment: a link to a list keeps its filters. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { z } from 'zod'
import { daySchema, idSchema } from '../../shared/kernel/schemas.ts'
import { HomePage, NotFoundPage, PageBrokePage } from './OddPages.tsx'
import { Layout } from './Layout.tsx'

const root = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
  errorComponent: PageBrokePage,
})

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const counter = createRoute({
  getParentRoute: () => root,
  path: '/counter',
  component: lazyRouteComponent(() => import('../intake/CounterPage.tsx'), 'CounterPage'),
})

const registrations = createRoute({
  getParentRoute: () => root,
  path: '/registrations',
  validateSearch: z.object({
    day: daySchema.optional().catch(undefined),
    village: idSchema.optional().catch(undefined),
    before: idSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('../intake/RegistrationsPage.tsx'),
    'RegistrationsPage',
  ),
})

const registration = createRoute({
  getParentRoute: () => root,
  path: '/registrations/$registrationId',
  component: lazyRouteComponent(() => import('../intake/RegistrationPage.tsx'), 'RegistrationPage'),
})

const operators = createRoute({
  getParentRoute: () => root,
  path: '/operators',
  component: lazyRouteComponent(() => import('../accounts/OperatorsPage.tsx'), 'OperatorsPage'),
})

const villages = createRoute({
  getParentRoute: () => root,
  path: '/villages',
  component: lazyRouteComponent(() => import('../office/VillagesPage.tsx'), 'VillagesPage'),
})

const readings = createRoute({
  getParentRoute: () => root,
  path: '/readings',
  component: lazyRouteComponent(() => import('../office/ReadingsPage.tsx'), 'ReadingsPage'),
})

const actions = createRoute({
  getParentRoute: () => root,
  path: '/actions',
  validateSearch: z.object({ before: idSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../audit/ActionsPage.tsx'), 'ActionsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    counter,
    registrations,
    registration,
    operators,
    villages,
    readings,
    actions,
  ]),
  history: createHashHistory(),
  defaultPendingMs: 300,
})

declare module '@tanstack/react-router' {
  // The router's own way to learn the addresses; it has to be an interface to be merged.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Register {
    router: typeof router
  }
}
