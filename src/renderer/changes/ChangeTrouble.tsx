/** Why a change was not taken, and where to go from there. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Notice } from '../kit/Notice.tsx'
import { codeOf, dataOf, sentenceOf } from '../shell/trouble.ts'
import { words } from './words.ts'

type Props = { readonly error: unknown; readonly onStartAgain: () => void }

export function ChangeTrouble({ error, onStartAgain }: Props) {
  if (error === null) return null
  const code = codeOf(error)
  const { personId, name, changeId } = dataOf(error)
  return (
    <Notice kind="error">
      {sentenceOf(error)}
      {code === 'PERSON_CHANGED' && (
        <Button size="small" data-enter-stop onClick={onStartAgain}>
          {words.again}
        </Button>
      )}
      {code === 'NUMBER_HELD' && (
        <>
          {' '}
          <Link to="/people/$personId" params={{ personId: String(personId) }}>
            {words.heldOpen(String(name))}
          </Link>
          <span className="change-hint">{words.heldHelp}</span>
        </>
      )}
      {code === 'CASE_OPEN' && (
        <>
          {' '}
          <Link to="/changes/$changeId" params={{ changeId: String(changeId) }}>
            {words.openCase}
          </Link>
        </>
      )}
    </Notice>
  )
}
