/** F1: every key of the program on one sheet. */
import { Modal } from 'antd'
import type { NavigationItem } from './navigation.ts'

type Line = { readonly keys: readonly string[]; readonly does: string }

const everywhere: readonly Line[] = [
  { keys: ['F1'], does: '打开本页按键说明' },
  { keys: ['F9'], does: '立即锁屏，离开座位时使用' },
  { keys: ['Tab'], does: '下一处；加 Shift 回上一处' },
  { keys: ['Enter'], does: '填表时到下一栏，不会提交；选字时只确认选字' },
  { keys: ['Esc'], does: '关闭下拉列表或对话框' },
]

const counter: readonly Line[] = [
  { keys: ['F2'], does: '回到查找框' },
  { keys: ['↑', '↓'], does: '在查找结果中移动，Enter 选定' },
  { keys: ['F4'], does: '清空，办理下一位' },
  { keys: ['Ctrl', 'Enter'], does: '保存；缴费、重新提交时也用它' },
]

const review: readonly Line[] = [
  { keys: ['F8'], does: '通过，接着打开下一份' },
  { keys: ['F6'], does: '退回；没有写理由时先到理由栏' },
  { keys: ['F4'], does: '跳过这一份' },
]

const paper: readonly Line[] = [
  { keys: ['Ctrl', 'P'], does: '打印；登记表和收据会登记份数' },
  { keys: ['Enter'], does: '查验：在表号栏扫码后直接查验' },
]

const fields: readonly Line[] = [
  { keys: ['↓'], does: '打开下拉列表；也可直接键入汉字、全拼或拼音首字母' },
  { keys: ['←', '→'], does: '在并排的选项之间切换' },
  { keys: ['Backspace'], does: '删去最后一项已选的特殊身份' },
  { keys: ['20231120'], does: '日期可只键入 8 位数字' },
]

const lists: readonly Line[] = [
  { keys: ['↑', '↓'], does: '在表格各行间移动' },
  { keys: ['Enter'], does: '打开所在行' },
]

type Props = {
  readonly items: readonly NavigationItem[]
  readonly shown: boolean
  readonly onClose: () => void
}

export function KeyMap({ items, shown, onClose }: Props) {
  const navigation = items.map((item, index) => ({
    keys: ['Alt', String(index + 1)],
    does: `转到“${item.title}”`,
  }))
  return (
    <Modal title="按键说明" open={shown} onCancel={onClose} footer={null} width={860} centered>
      <div className="keymap">
        <KeyList title="任何地方" lines={everywhere} />
        <KeyList title="转到业务" lines={navigation} />
        <KeyList title="参保受理" lines={counter} />
        <KeyList title="审核" lines={review} />
        <KeyList title="打印和查验" lines={paper} />
        <KeyList title="填写各栏" lines={fields} />
        <KeyList title="列表" lines={lists} />
      </div>
    </Modal>
  )
}

function KeyList({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  return (
    <section className="keymap-part">
      <h2>{title}</h2>
      <dl>
        {lines.map((line) => (
          <div key={line.does}>
            <dt>
              {line.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{line.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
