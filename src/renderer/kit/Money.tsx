import { formatYuan, speakYuan } from '../../shared/kernel/fen.ts'
import type { Fen } from '../../shared/kernel/fen.ts'

type Props = { readonly fen: Fen; readonly large?: boolean }

/** An amount in yuan, digits of one width so that columns stand in line. */
export function Money({ fen, large }: Props) {
  if (large === true) {
    return (
      <span className="money money-large">
        {speakYuan(fen)}
        <span className="money-unit">元</span>
      </span>
    )
  }
  return <span className="money">{formatYuan(fen)}</span>
}
