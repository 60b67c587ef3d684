/** Addresses of the screens, in the fragment: a link to a list keeps its filters. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { z } from 'zod'
import { registrationStateSchema } from '../../shared/intake/lifecycle.ts'
import { daySchema, idSchema } from '../../shared/kernel/schemas.ts'
import { sheetKindSchema } from '../../shared/printing/model.ts'
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
    state: registrationStateSchema.optional().catch(undefined),
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

const mend = createRoute({
  getParentRoute: () => root,
  path: '/registrations/$registrationId/mend',
  component: lazyRouteComponent(() => import('../intake/ResubmitPage.tsx'), 'ResubmitPage'),
})

const payment = createRoute({
  getParentRoute: () => root,
  path: '/registrations/$registrationId/payment',
  component: lazyRouteComponent(() => import('../collections/PaymentPage.tsx'), 'PaymentPage'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: z.object({ after: idSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../intake/ReviewQueuePage.tsx'), 'ReviewQueuePage'),
})

const reviewOne = createRoute({
  getParentRoute: () => root,
  path: '/review/$registrationId',
  component: lazyRouteComponent(() => import('../intake/ReviewPage.tsx'), 'ReviewPage'),
})

const preview = createRoute({
  getParentRoute: () => root,
  path: '/preview/$registrationId',
  validateSearch: z.object({ kind: sheetKindSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../printing/PreviewPage.tsx'), 'PreviewPage'),
})

const print = createRoute({
  getParentRoute: () => root,
  path: '/print/$printId',
  component: lazyRouteComponent(() => import('../printing/PrintPage.tsx'), 'PrintPage'),
})

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  validateSearch: z.object({
    number: z.coerce.string().max(64).optional().catch(undefined),
    hash: z.coerce.string().max(32).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../printing/VerifyPage.tsx'), 'VerifyPage'),
})

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  component: lazyRouteComponent(() => import('../quotas/TaskTablesPage.tsx'), 'TaskTablesPage'),
})

const taskTable = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$policy',
  component: lazyRouteComponent(() => import('../quotas/TaskTablePage.tsx'), 'TaskTablePage'),
})

const taskPrint = createRoute({
  getParentRoute: () => root,
  path: '/tasks/$policy/print',
  component: lazyRouteComponent(() => import('../quotas/TaskPrintPage.tsx'), 'TaskPrintPage'),
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
    mend,
    payment,
    review,
    reviewOne,
    preview,
    print,
    verify,
    tasks,
    taskTable,
    taskPrint,
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
