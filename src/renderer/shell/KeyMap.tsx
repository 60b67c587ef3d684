/** F1: every key of the program on one sheet. */
import { Modal } from 'antd'
import { topRowKeys } from '../kit/keys.ts'
import type { NavigationItem } from './navigation.ts'
import { door } from './rpc.ts'
import { useKeyMap } from './use-key-map.ts'

type Line = { readonly keys: readonly string[]; readonly does: string }

const atFirst: readonly Line[] = [
  { keys: ['F1'], does: '打开本页按键说明' },
  { keys: ['Ctrl', 'Enter'], does: '建立单位：填好后保存' },
  { keys: ['Enter'], does: '登录：填好密码后登录' },
  { keys: ['Tab'], does: '下一处；加 Shift 回上一处' },
  { keys: ['Enter'], does: '填表时到下一栏，不会提交；选字时只确认选字' },
  { keys: ['Esc'], does: '关闭下拉列表或对话框' },
]

const everywhere: readonly Line[] = [
  { keys: ['F1'], does: '打开本页按键说明' },
  { keys: ['F9'], does: '立即锁屏，离开座位时使用' },
  { keys: ['Tab'], does: '下一处；加 Shift 回上一处' },
  { keys: ['Enter'], does: '填表时到下一栏，不会提交；选字时只确认选字' },
  { keys: ['Esc'], does: '关闭下拉列表或对话框' },
]

/** The window's menu has them; a browser has its own. */
const window: readonly Line[] = [
  { keys: ['F11'], does: '全屏，再按一次恢复' },
  { keys: ['Ctrl', '+'], does: '放大，最大 150%' },
  { keys: ['Ctrl', '−'], does: '缩小，最小 80%' },
  { keys: ['Ctrl', '0'], does: '恢复实际大小' },
  { keys: ['Alt'], does: '显示菜单' },
]

const counter: readonly Line[] = [
  { keys: ['F2'], does: '回到查找框' },
  { keys: ['↑', '↓'], does: '在查找结果中移动，Enter 选定' },
  { keys: ['F3'], does: '打开人员档案：查找结果中标出的人，或正在办理的人' },
  { keys: ['F7'], does: '新建人员：换证件类型（护照、出生医学证明等）' },
  { keys: ['F8'], does: '新建人员：采用 15 位旧号码换成的 18 位号码' },
  { keys: ['F10'], does: '全家办理：打开正在办理的人的一户' },
  { keys: ['F4'], does: '清空，办理下一位' },
  { keys: ['Ctrl', 'Enter'], does: '保存；缴费、重新提交时也用它' },
]

const family: readonly Line[] = [
  { keys: ['F2'], does: '回到成员列表；↑ ↓ 移动，Enter 填这一位' },
  { keys: ['空格'], does: '勾选或取消所在行的人' },
  { keys: ['F6'], does: '加入成员' },
  { keys: ['F3'], does: '改关系、换户主、移出' },
  { keys: ['Ctrl', 'Enter'], does: '全家一次保存登记' },
]

const review: readonly Line[] = [
  { keys: ['F8'], does: '通过，接着打开下一份' },
  { keys: ['F6'], does: '退回；没有写理由时先到理由栏' },
  { keys: ['F4'], does: '跳过这一份' },
]

const person: readonly Line[] = [
  { keys: ['F3'], does: '登记详情：打开此人的档案' },
  { keys: ['F6'], does: '人员档案：改电话、地址、外出务工' },
  { keys: ['F7'], does: '人员档案：登记信息变更（姓名、证件、村等）' },
  { keys: ['Ctrl', 'Enter'], does: '信息变更：保存或提交审核' },
  { keys: ['Esc'], does: '人员档案：返回' },
]

const paper: readonly Line[] = [
  { keys: ['Ctrl', 'P'], does: '打印；登记表、收据、变更登记表会登记份数' },
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
  { keys: ['空格'], does: '平台录入：选中或放开所在行' },
]

type Props = {
  readonly items: readonly NavigationItem[]
  readonly shown: boolean
  readonly onClose: () => void
}

export function KeyMap({ items, shown, onClose }: Props) {
  const navigation = items.map((item, index) => ({
    keys: ['Alt', topRowKeys[index] ?? ''],
    does: `转到“${item.title}”`,
  }))
  return (
    <Modal title="按键说明" open={shown} onCancel={onClose} footer={null} width={860} centered>
      <div className="keymap">
        <KeyList title="任何地方" lines={everywhere} />
        <KeyList title="转到业务" lines={navigation} />
        <KeyList title="参保受理" lines={counter} />
        <KeyList title="全家办理" lines={family} />
        <KeyList title="审核" lines={review} />
        <KeyList title="人员档案" lines={person} />
        <KeyList title="打印和查验" lines={paper} />
        {door === 'window' && <KeyList title="窗口" lines={window} />}
        <KeyList title="填写各栏" lines={fields} />
        <KeyList title="列表" lines={lists} />
      </div>
    </Modal>
  )
}

/** The keys that there are before anybody has signed in. */
export function FirstKeyMap() {
  const { shown, close } = useKeyMap()
  return (
    <Modal title="按键说明" open={shown} onCancel={close} footer={null} width={860} centered>
      <div className="keymap">
        <KeyList title="登录以前" lines={atFirst} />
        {door === 'window' && <KeyList title="窗口" lines={window} />}
        <KeyList title="填写各栏" lines={fields} />
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
