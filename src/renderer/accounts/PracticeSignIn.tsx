/** In a practice office the accounts stand on the sign-in page: nobody has to note passwords. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { roleLabels } from '../../shared/accounts/model.ts'
import { calls } from '../shell/rpc.ts'
import { words } from './words.ts'

type Props = {
  readonly disabled: boolean
  readonly onChosen: (account: { readonly userName: string; readonly password: string }) => void
}

export function PracticeSignIn({ disabled, onChosen }: Props) {
  const { data: accounts = [] } = useQuery(calls.office.practiceAccounts.queryOptions())
  if (accounts.length === 0) return null
  return (
    <section className="practice-sign-in" aria-label={words.practiceAccounts}>
      <p>{words.practiceAccounts}</p>
      <div className="practice-sign-in-buttons">
        {accounts.map(({ userName, password, displayName, roles }) => (
          <Button
            key={userName}
            disabled={disabled}
            title={`${displayName}（${userName}）`}
            onClick={() => onChosen({ userName, password })}
          >
            {roles.map((role) => roleLabels[role]).join('、')}
          </Button>
        ))}
      </div>
    </section>
  )
}
