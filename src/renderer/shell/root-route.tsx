/** What every page lies in. */
import { createRootRoute } from '@tanstack/react-router'
import { Layout } from './Layout.tsx'
import { NotFoundPage, PageBrokePage } from './OddPages.tsx'

export const root = createRootRoute({
  component: Layout,
  notFoundComponent: NotFoundPage,
  errorComponent: PageBrokePage,
})
