/** The addresses of 信息变更; a part of `routes.tsx`. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { changeViewSchema } from '../../shared/changes/model.ts'
import { idSchema } from '../../shared/kernel/schemas.ts'
import { root } from './root-route.tsx'

const change = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId/change',
  validateSearch: z.object({
    /** `number`: a newborn's, which has come at last. */
    for: z.literal('number').optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../changes/ChangePage.tsx'), 'ChangePage'),
})

const changes = createRoute({
  getParentRoute: () => root,
  path: '/changes',
  validateSearch: z.object({
    view: changeViewSchema.optional().catch(undefined),
    village: idSchema.optional().catch(undefined),
    text: z.coerce.string().max(64).optional().catch(undefined),
    cursor: idSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../changes/ChangesPage.tsx'), 'ChangesPage'),
})

const changeOne = createRoute({
  getParentRoute: () => root,
  path: '/changes/$changeId',
  component: lazyRouteComponent(() => import('../changes/OneChangePage.tsx'), 'OneChangePage'),
})

const mendChange = createRoute({
  getParentRoute: () => root,
  path: '/changes/$changeId/mend',
  component: lazyRouteComponent(() => import('../changes/MendChangePage.tsx'), 'MendChangePage'),
})

const changeSheet = createRoute({
  getParentRoute: () => root,
  path: '/changes/$changeId/sheet',
  component: lazyRouteComponent(
    () => import('../changes/ChangePreviewPage.tsx'),
    'ChangePreviewPage',
  ),
})

const changeCopy = createRoute({
  getParentRoute: () => root,
  path: '/change-sheets/$copyId',
  component: lazyRouteComponent(() => import('../changes/ChangeCopyPage.tsx'), 'ChangeCopyPage'),
})

const newborns = createRoute({
  getParentRoute: () => root,
  path: '/newborns',
  validateSearch: z.object({
    village: idSchema.optional().catch(undefined),
    after: idSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../changes/NewbornsPage.tsx'), 'NewbornsPage'),
})

export const changeRoutes = [
  change,
  changes,
  changeOne,
  mendChange,
  changeSheet,
  changeCopy,
  newborns,
] as const
