import { useEffect } from 'react'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** A page with its heading; the heading is the window's title too. */
export function Page({ title, aside, children }: Props) {
  useTitle(title)
  return (
    <section className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {aside !== undefined && <div className="page-aside">{aside}</div>}
      </header>
      {children}
    </section>
  )
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 参保柜台`
  }, [title])
}
