/**
 * The pages of each role, in the order of the keyboard's top row: Alt+1 … Alt+9, Alt+0, Alt+-, Alt+=,
 * Alt+` and Alt+\. That is as many as one person with every role has.
 */
import type { Operator, Role } from '../../shared/accounts/model.ts'
import { hasRole } from './desk.ts'
import { pageTitles } from './words.ts'

export type PagePath =
  | '/counter'
  | '/review'
  | '/registrations'
  | '/verify'
  | '/platform'
  | '/rosters'
  | '/operators'
  | '/villages'
  | '/readings'
  | '/rehearsal'
  | '/actions'
  | '/tasks'
  | '/policies'
  | '/trial'

export type NavigationItem = { readonly path: PagePath; readonly title: string }

/** Who may open a page; the calls behind it are guarded by the program itself. */
export const pageRoles: Readonly<Record<PagePath, readonly Role[]>> = {
  '/counter': ['clerk', 'reviewer'],
  '/review': ['reviewer'],
  '/registrations': ['clerk', 'reviewer', 'auditor'],
  '/verify': ['clerk', 'reviewer', 'auditor'],
  '/platform': ['clerk', 'reviewer', 'auditor'],
  '/rosters': ['clerk', 'reviewer', 'administrator', 'auditor'],
  '/operators': ['administrator', 'auditor'],
  '/villages': ['administrator'],
  '/readings': ['administrator', 'auditor'],
  '/rehearsal': ['reviewer', 'administrator', 'auditor'],
  '/actions': ['auditor', 'administrator'],
  '/tasks': ['clerk', 'reviewer', 'administrator', 'auditor'],
  '/policies': ['clerk', 'reviewer', 'administrator', 'auditor'],
  '/trial': ['clerk', 'reviewer', 'administrator', 'auditor'],
}

const pages: readonly NavigationItem[] = [
  { path: '/counter', title: pageTitles.counter },
  { path: '/review', title: pageTitles.review },
  { path: '/registrations', title: pageTitles.registrations },
  { path: '/verify', title: pageTitles.verify },
  { path: '/operators', title: pageTitles.operators },
  { path: '/villages', title: pageTitles.villages },
  { path: '/readings', title: pageTitles.readings },
  { path: '/rehearsal', title: pageTitles.rehearsal },
  { path: '/rosters', title: pageTitles.rosters },
  { path: '/actions', title: pageTitles.actions },
  { path: '/tasks', title: pageTitles.tasks },
  { path: '/policies', title: pageTitles.policies },
  { path: '/trial', title: pageTitles.trial },
  { path: '/platform', title: pageTitles.platform },
]

/** Pages that are opened from another and lie beside it. */
const besides: Readonly<Record<string, PagePath>> = {
  '/people': '/counter',
  '/households': '/counter',
  '/household-sheets': '/registrations',
  '/preview': '/registrations',
  '/print': '/registrations',
  '/prints': '/registrations',
  '/batch': '/registrations',
  '/printer': '/registrations',
  '/tax-lines': '/rosters',
  '/notices': '/platform',
  '/changes': '/registrations',
  '/change-sheets': '/registrations',
  '/newborns': '/registrations',
}

/** Under which page an address lies: the one that is lit in the navigation. Null on the way in. */
export function pageOf(path: string): PagePath | null {
  const start = `/${path.split('/')[1] ?? ''}`
  return besides[start] ?? pages.find((page) => page.path === start)?.path ?? null
}

/** What this operator can open. A reviewer tries a quotation out but saves nothing. */
export function navigationOf(operator: Operator): readonly NavigationItem[] {
  return pages
    .filter((page) => hasRole(operator, pageRoles[page.path]))
    .map((page) =>
      page.path === '/counter' && !hasRole(operator, ['clerk'])
        ? { ...page, title: pageTitles.quote }
        : page,
    )
}
