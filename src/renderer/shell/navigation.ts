/** The pages of each role, in the order of Alt+1, Alt+2 … */
import type { Operator, Role } from '../../shared/accounts/model.ts'
import { hasRole } from './desk.ts'
import { pageTitles } from './words.ts'

export type PagePath =
  | '/counter'
  | '/review'
  | '/registrations'
  | '/verify'
  | '/operators'
  | '/villages'
  | '/readings'
  | '/actions'
  | '/tasks'

export type NavigationItem = { readonly path: PagePath; readonly title: string }

/** Who may open a page; the calls behind it are guarded by the program itself. */
export const pageRoles: Readonly<Record<PagePath, readonly Role[]>> = {
  '/counter': ['clerk', 'reviewer'],
  '/review': ['reviewer'],
  '/registrations': ['clerk', 'reviewer', 'auditor'],
  '/verify': ['clerk', 'reviewer', 'auditor'],
  '/operators': ['administrator', 'auditor'],
  '/villages': ['administrator'],
  '/readings': ['administrator'],
  '/actions': ['auditor', 'administrator'],
  '/tasks': ['clerk', 'reviewer', 'administrator', 'auditor'],
}

const pages: readonly NavigationItem[] = [
  { path: '/counter', title: pageTitles.counter },
  { path: '/review', title: pageTitles.review },
  { path: '/registrations', title: pageTitles.registrations },
  { path: '/verify', title: pageTitles.verify },
  { path: '/operators', title: pageTitles.operators },
  { path: '/villages', title: pageTitles.villages },
  { path: '/readings', title: pageTitles.readings },
  { path: '/actions', title: pageTitles.actions },
  { path: '/tasks', title: pageTitles.tasks },
]

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
