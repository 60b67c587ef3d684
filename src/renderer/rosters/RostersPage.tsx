/** 名册导入: files on their way, what was applied, and which lists are due. */
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { Page } from '../kit/Page.tsx'
import { hasRole, useDesk } from '../shell/desk.ts'
import { pageTitles } from '../shell/words.ts'
import { BatchesPart } from './BatchesPart.tsx'
import { DuePart } from './DuePart.tsx'
import { ImportsPart } from './ImportsPart.tsx'
import { rosterParts } from './parts.ts'
import { words } from './words.ts'
import './rosters.css'

const route = getRouteApi('/rosters')

export function RostersPage() {
  const { part = 'imports' } = route.useSearch()
  const navigate = route.useNavigate()
  const { operator } = useDesk()
  const mayImport = hasRole(operator, ['clerk', 'reviewer'])
  return (
    <Page
      title={pageTitles.rosters}
      aside={
        mayImport && (
          <Button type="primary" onClick={() => void navigate({ to: '/rosters/new' })}>
            {words.fresh}
          </Button>
        )
      }
    >
      <nav className="roster-parts" aria-label={words.partsLabel}>
        {rosterParts.map((name) => (
          <Button
            key={name}
            type={part === name ? 'primary' : 'default'}
            {...(part === name ? { 'aria-current': 'page' as const } : {})}
            onClick={() => void navigate({ search: { part: name } })}
          >
            {words.parts[name]}
          </Button>
        ))}
        <Button onClick={() => void navigate({ to: '/tax-lines' })}>{words.taxLines}</Button>
      </nav>
      {part === 'imports' && <ImportsPart />}
      {part === 'batches' && <BatchesPart />}
      {part === 'due' && <DuePart />}
    </Page>
  )
}
