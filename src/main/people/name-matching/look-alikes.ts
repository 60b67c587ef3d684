/**
 * Characters that are not the same but are taken for one another: by habit, by an old list of
 * variants, or by the eye. Each is weaker evidence than the same character and stronger than any
 * other; none is folded.
 */

/** A surname on the identity card and in everyday writing, both alive: 傅 written 付. */
const surnameHabits = '付傅 肖萧 闫阎 兰蓝 代戴 丘邱 贠员 凃涂 段叚 仝同 苑宛 欧区'

/**
 * Once listed as variants of one character (第一批异体字整理表, 1955) or written so for decades on
 * cards and lists, today two characters, above all in names.
 */
const onceVariants =
  '喆哲 堃坤 昇升 陞升 淼渺 甦苏 邨村 犇奔 龢和 濬浚 甯宁 徵征 乾干 祕秘 薰熏 澂澄 皙晰 絜洁 迺乃 钜巨 ' +
  '暠皓 皜皓 炤照 祐佑 昉仿 镕熔 迳径 珮佩 嬿燕 彧郁 煊暄 曌照 劦协 翀冲 䜣欣'

/** Told apart by a stroke or a part. */
const alikes =
  '己已 已巳 己巳 末未 侯候 土士 千干 干于 于千 人入 日曰 天夫 天无 大太 王玉 王壬 玉五 白自 田由 由甲 甲申 ' +
  '牛午 刀力 力九 九丸 万方 元无 今令 令冷 冶治 冰水 永水 艮良 免兔 鸟乌 风凤 友发 石右 占古 右古 问间 间闲 ' +
  '晴睛 晴清 清靖 倩靖 婧靖 晓饶 晓浇 林材 木术 本木 本术 体休 杨扬 扬汤 杨汤 阳杨 洋祥 祥详 师帅 刚钢 纲钢 ' +
  '刚岗 刚纲 辉挥 晖挥 晖辉 华毕 芳苏 芬芳 芝艺 苹萍 莉利 莉荔 菊菇 梅海 梅敏 娟捐 娟绢 涓娟 娜那 婷停 婷亭 ' +
  '娇桥 娇骄 娥俄 嫒媛 媛援 玲铃 珍玲 玲伶 珍诊 珠株 环坏 环怀 琳淋 琳彬 瑛英 莹萤 莹营 莹荧 荣荧 荣茶 茶荼 ' +
  '霞霜 露路 雷雪 伟炜 伟纬 炜玮 伟玮 健建 健键 俊峻 俊骏 俊竣 俊浚 峰锋 峰烽 鹏鸣 鹏朋 龙尤 成戎 成诚 诚城 ' +
  '成城 盛晟 戍戌 戊戌 戊戍 浩洁 浩皓 洁结 宇字 宁字 宁宇 宝宅 宋朱 朱未 朱末 宏宠 宣宜 宣萱 萱暄 涵函 轩杆 ' +
  '梓锌 梓辛 辛幸 子孑 子予 予矛 泽译 泽择 怡治 怡抬 欣饮 欣掀 思恩 恩息 睿容 香杏 杏杳 秀季 季李 孝考 考老 ' +
  '学字 学觉 文交 文丈 文父 支友 苗笛 苗茁 茵菌 茵因 智知 忠志 贵责 贤坚 坚竖 贺货 福副 福富 禄碌 禄绿 绿录 ' +
  '涛淘 涛铸 波坡 波被 光先 兄元 允充 兄克 亮高 享亨 享京 亭享 东车 东乐 冬各 夏复 红江 江汪 汪旺 汪注 汗汁 ' +
  '沈沉 洛落 瑶遥 遥摇 瑶摇 瑕霞 珊册 瑾谨 馨磬 菲非 彤丹 彤形 旭九 昊吴 昊旻 晨震 辰晨 晏宴 晗含 曼慢 曼蔓 ' +
  '勇男 胜性 生主 圣怪 磊垒 品晶 鑫森 炎灸 斌武 斌赋 彪虎 超起 超越 超赵 迎仰 近进 运远 徐除 余佘 何荷 ' +
  '何柯 冯马 邓郑 邱邸 郝赫 卢户 卢芦 陈阵 陆际 谢射 潘播 潘藩 薜薛 叶叫 吕昌 毛手 贾贵 孟盂 尝常 黄横 崔雀 ' +
  '姚桃 范苑 廖寥 廖缪 雅稚 史吏 尹伊 肖背 施旋 温湿 康庚 唐糖 单草 卓草 章童 章竟 韩朝 袁哀 裴斐 裘裴 荀苟 ' +
  '柏拍 柏伯 祁祈 欧殴 殷般 牟年 敖教 娄楼 屈届 耿耽 戚威 钊剑 铭名 铭洺 瑞端 佳住 佳往 佳桂 嘉喜 ' +
  '娅亚 妍研 妍姘 姗珊 昕听 昕晰 沐沭 沫沬 汐夕 诺喏 诺若 桐铜 桐洞 翔羽 翔祥 毅豪 豪毫 豪蒙 凯铠 凯岂 淑椒 ' +
  '淑叔 慧惠 慧彗 敏繁 兰三 丽丙 丽俪 艳绝 燕蒸 群郡 群裙 琼凉 菁青 菁箐 云去 金全 全会 银很 银根 根很 ' +
  '仁什 仁任 任仕 任壬 仕士 伍五 仲伸 保堡 信言 俞喻 倪儿 傅博 傅搏 党堂 兵乓 冉再 冉由 刘到 刘列 刑邢 初衬 '

type Kind = 'surname-habit' | 'once-a-variant' | 'look-alike'

const kinds: ReadonlyMap<string, Kind> = new Map([
  ...entries(alikes, 'look-alike'),
  ...entries(onceVariants, 'once-a-variant'),
  ...entries(surnameHabits, 'surname-habit'),
])

/** How two different characters are taken for one another, or null where they are not. */
export function likenessOf(one: string, other: string): Kind | null {
  return kinds.get(one + other) ?? null
}

const representatives = groupUp([surnameHabits, onceVariants, alikes].flatMap(pairsOf))

/** One character for all that are taken for one another, directly or by way of a third. */
export function shapeOf(character: string): string {
  return representatives.get(character) ?? character
}

function entries(table: string, kind: Kind): readonly (readonly [string, Kind])[] {
  return pairsOf(table).flatMap(([one, other]) => [
    [one + other, kind] as const,
    [other + one, kind] as const,
  ])
}

function pairsOf(table: string): readonly (readonly [string, string])[] {
  return table
    .trim()
    .split(' ')
    .map((pair) => {
      const [one = '', other = ''] = pair
      return [one, other] as const
    })
}

function groupUp(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>()
  for (const [one, other] of pairs) {
    const group = new Set([...(groups.get(one) ?? [one]), ...(groups.get(other) ?? [other])])
    for (const member of group) groups.set(member, group)
  }
  return new Map([...groups].map(([member, group]) => [member, [...group].sort()[0] ?? member]))
}
