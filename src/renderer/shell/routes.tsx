/** Addresses of the screens, in the fragment: a link to a list keeps its filters. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { z } from 'zod'
import { taxListFilterSchema } from '../../shared/collections/tax-lines.ts'
import { likenessKindSchema, pairViewSchema } from '../../shared/duplicates/model.ts'
import { registrationStateSchema } from '../../shared/intake/lifecycle.ts'
import { daySchema, idSchema } from '../../shared/kernel/schemas.ts'
import { obstacleActorSchema, obstacleCauseSchema } from '../../shared/platform/causes.ts'
import { platformViewSchema } from '../../shared/platform/model.ts'
import { valueKindSchema } from '../../shared/rules/description.ts'
import { sheetKindSchema } from '../../shared/printing/model.ts'
import { changeKindSchema } from '../../shared/rehearsal/model.ts'
import { rowOutcomeSchema } from '../../shared/rosters/model.ts'
import { settledParts } from '../amendments/parts.ts'
import { resultParts } from '../rehearsal/parts.ts'
import { previewParts, rosterParts } from '../rosters/parts.ts'
import { HomePage, LoadingPage, NotFoundPage, PageBrokePage } from './OddPages.tsx'
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

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../people/PersonPage.tsx'), 'PersonPage'),
})

const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/duplicates',
  validateSearch: z.object({
    view: pairViewSchema.optional().catch(undefined),
    village: idSchema.optional().catch(undefined),
    kind: likenessKindSchema.optional().catch(undefined),
    offset: z.int().min(0).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
})

const pair = createRoute({
  getParentRoute: () => root,
  path: '/duplicates/$oneId/$otherId',
  component: lazyRouteComponent(() => import('../duplicates/PairPage.tsx'), 'PairPage'),
})

const registrations = createRoute({
  getParentRoute: () => root,
  path: '/registrations',
  validateSearch: z.object({
    day: daySchema.optional().catch(undefined),
    text: z.coerce.string().max(64).optional().catch(undefined),
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

const prints = createRoute({
  getParentRoute: () => root,
  path: '/prints',
  validateSearch: z.object({ ids: z.coerce.string().max(4000).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../printing/PrintsPage.tsx'), 'PrintsPage'),
})

const batch = createRoute({
  getParentRoute: () => root,
  path: '/batch',
  validateSearch: z.object({
    village: idSchema.optional().catch(undefined),
    kind: sheetKindSchema.optional().catch(undefined),
    again: z.literal(true).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../printing/BatchPage.tsx'), 'BatchPage'),
})

const printer = createRoute({
  getParentRoute: () => root,
  path: '/printer',
  component: lazyRouteComponent(() => import('../printing/PrinterPage.tsx'), 'PrinterPage'),
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

const platform = createRoute({
  getParentRoute: () => root,
  path: '/platform',
  validateSearch: z.object({
    view: platformViewSchema.optional().catch(undefined),
    village: idSchema.optional().catch(undefined),
    cause: obstacleCauseSchema.optional().catch(undefined),
    actor: obstacleActorSchema.optional().catch(undefined),
    text: z.coerce.string().max(64).optional().catch(undefined),
    after: idSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../platform/PlatformPage.tsx'), 'PlatformPage'),
})

const platformOne = createRoute({
  getParentRoute: () => root,
  path: '/platform/$registrationId',
  component: lazyRouteComponent(() => import('../platform/PlatformOnePage.tsx'), 'PlatformOnePage'),
})

const obstacles = createRoute({
  getParentRoute: () => root,
  path: '/platform/obstacles',
  validateSearch: z.object({
    village: idSchema.optional().catch(undefined),
    cause: obstacleCauseSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../platform/ObstaclesPage.tsx'), 'ObstaclesPage'),
})

const noticePreview = createRoute({
  getParentRoute: () => root,
  path: '/platform/$registrationId/notice',
  component: lazyRouteComponent(
    () => import('../platform/NoticePreviewPage.tsx'),
    'NoticePreviewPage',
  ),
})

const notice = createRoute({
  getParentRoute: () => root,
  path: '/notices/$noticeId',
  component: lazyRouteComponent(() => import('../platform/NoticePage.tsx'), 'NoticePage'),
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

const policies = createRoute({
  getParentRoute: () => root,
  path: '/policies',
  validateSearch: z.object({
    policy: z.string().optional().catch(undefined),
    day: daySchema.optional().catch(undefined),
    view: z.enum(['clauses', 'cases']).optional().catch(undefined),
    /** A clause number may look like a number. */
    place: z.coerce.string().optional().catch(undefined),
    kind: valueKindSchema.optional().catch(undefined),
    find: z.coerce.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../policies/PoliciesPage.tsx'), 'PoliciesPage'),
})

const trial = createRoute({
  getParentRoute: () => root,
  path: '/trial',
  // What cannot be read is told on the page, so that nothing is dropped in silence.
  validateSearch: z.object({
    policy: z.unknown().optional(),
    ask: z.unknown().optional(),
    facts: z.unknown().optional(),
    readings: z.unknown().optional(),
    id: z.unknown().optional(),
    basis: z.unknown().optional(),
  }),
  component: lazyRouteComponent(() => import('../policies/TrialPage.tsx'), 'TrialPage'),
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
  validateSearch: z.object({ part: z.enum(settledParts).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../amendments/SettledPage.tsx'), 'SettledPage'),
})

const rehearsal = createRoute({
  getParentRoute: () => root,
  path: '/rehearsal',
  validateSearch: z.object({
    part: z.enum(resultParts).optional().catch(undefined),
    /** An installed pack that is to be rehearsed before it is adopted. */
    policy: z.string().optional().catch(undefined),
    village: idSchema.optional().catch(undefined),
    kind: changeKindSchema.optional().catch(undefined),
    group: z.int().min(0).optional().catch(undefined),
    offset: z.int().min(0).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../rehearsal/RehearsalPage.tsx'), 'RehearsalPage'),
})

const rosters = createRoute({
  getParentRoute: () => root,
  path: '/rosters',
  validateSearch: z.object({
    part: z.enum(rosterParts).optional().catch(undefined),
    before: idSchema.optional().catch(undefined),
    policy: z.string().max(80).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../rosters/RostersPage.tsx'), 'RostersPage'),
})

const newRoster = createRoute({
  getParentRoute: () => root,
  path: '/rosters/new',
  component: lazyRouteComponent(() => import('../rosters/NewImportPage.tsx'), 'NewImportPage'),
})

const roster = createRoute({
  getParentRoute: () => root,
  path: '/rosters/$importId',
  validateSearch: z.object({
    part: z.enum(previewParts).optional().catch(undefined),
    outcome: rowOutcomeSchema.optional().catch(undefined),
    text: z.coerce.string().max(40).optional().catch(undefined),
    after: z.int().min(0).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../rosters/ImportPage.tsx'), 'ImportPage'),
})

const rosterBatch = createRoute({
  getParentRoute: () => root,
  path: '/rosters/batches/$batchId',
  component: lazyRouteComponent(() => import('../rosters/BatchPage.tsx'), 'BatchPage'),
})

const taxLines = createRoute({
  getParentRoute: () => root,
  path: '/tax-lines',
  validateSearch: z.object({
    show: taxListFilterSchema.shape.show.optional().catch(undefined),
    batch: idSchema.optional().catch(undefined),
    text: z.coerce.string().max(60).optional().catch(undefined),
    before: idSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../collections/TaxLinesPage.tsx'), 'TaxLinesPage'),
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
    person,
    duplicates,
    pair,
    registrations,
    registration,
    mend,
    payment,
    review,
    reviewOne,
    preview,
    print,
    prints,
    batch,
    printer,
    verify,
    platform,
    platformOne,
    obstacles,
    noticePreview,
    notice,
    tasks,
    taskTable,
    taskPrint,
    policies,
    trial,
    operators,
    villages,
    readings,
    rehearsal,
    rosters,
    taxLines,
    newRoster,
    roster,
    rosterBatch,
    actions,
  ]),
  history: createHashHistory(),
  defaultPendingMs: 300,
  defaultPendingComponent: LoadingPage,
})

declare module '@tanstack/react-router' {
  // The router's own way to learn the addresses; it has to be an interface to be merged.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Register {
    router: typeof router
  }
}
