/** Through a long list page by page: back to where it begins, and on. */
import { Button } from 'antd'

type Props = {
  readonly firstLabel: string
  readonly nextLabel: string
  /** Null on the first page. */
  readonly onFirst: (() => void) | null
  /** Null on the last page. */
  readonly onNext: (() => void) | null
}

export function PageButtons({ firstLabel, nextLabel, onFirst, onNext }: Props) {
  return (
    <>
      {onFirst !== null && <Button onClick={onFirst}>{firstLabel}</Button>}
      {onNext !== null && <Button onClick={onNext}>{nextLabel}</Button>}
    </>
  )
}
