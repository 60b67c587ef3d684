import { Button } from 'antd'

type Props = {
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly pending: boolean
  readonly saveText?: string
}

/** The last stop of Enter in a dialog: the button itself, pressed knowingly. */
export function DialogButtons({ onSave, onCancel, pending, saveText }: Props) {
  return (
    <div className="dialog-buttons">
      <Button type="primary" data-enter-stop onClick={onSave} loading={pending}>
        {saveText ?? '保存'} <kbd aria-hidden="true">Ctrl Enter</kbd>
      </Button>
      <Button onClick={onCancel}>取消</Button>
    </div>
  )
}
