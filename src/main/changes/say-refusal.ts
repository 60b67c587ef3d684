/** Refusals of 信息变更 that name somebody or something, as one sentence. */

export function heldText(held: {
  readonly idNumber: string
  readonly name: string
  readonly villageName: string
}): string {
  const { idNumber, name, villageName } = held
  return `号码 ${idNumber} 已是${villageName}${name}的，可能是同一个人建了两份档案，没有保存，请先按重复人员核对。`
}

export function changedText(changedBy: string | null): string {
  return `${changedBy ?? '别人'}刚改过这个人的档案，您填的没有保存，请看清现在的内容后再保存。`
}

export function recordMovedText(changedBy: string | null): string {
  return `登记变更以后，档案又被${changedBy ?? '别人'}改过，请退回经办人员按现在的档案重新登记。`
}
