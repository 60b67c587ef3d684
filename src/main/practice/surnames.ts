/**
 * Surnames with the number of bearers among 100,000 people, rounded.
 * Source: the national name reports of the Ministry of Public Security (公安部户政管理研究中心
 * 全国姓名报告, 2018 to 2021) for the order of the first hundred and for the compound surnames; the
 * rest is in proportion to published counts of the registered population.
 */
import { assert, getDefined } from '../../shared/kernel/assert.ts'

const table = `
王 7200 李 7150 张 6780 刘 5150 陈 4500 杨 3300 黄 2400 赵 2050 吴 1980 周 1920
徐 1450 孙 1400 马 1290 朱 1270 胡 1180 郭 1130 何 1060 林 1020 罗 1000 高 990
郑 920 梁 850 谢 760 宋 710 唐 700 许 640 韩 630 邓 630 冯 620 曹 610
彭 590 曾 570 肖 550 田 530 董 520 潘 510 袁 510 蔡 490 蒋 490 余 480
于 480 杜 475 叶 465 程 460 魏 455 苏 450 吕 445 丁 440 任 425 卢 410
姚 410 沈 410 钟 400 姜 400 崔 390 谭 380 陆 370 范 370 汪 370 廖 350
石 345 金 345 韦 335 贾 335 夏 330 付 320 方 315 邹 305 熊 300 白 295
孟 290 秦 285 邱 275 侯 255 江 270 尹 260 薛 255 闫 250 段 250 雷 245
龙 225 黎 220 史 215 陶 215 贺 215 毛 205 郝 200 顾 205 龚 205 邵 200
万 200 覃 185 武 180 钱 180 戴 185 严 180 莫 175 孔 175 向 180 常 165
汤 170 康 160 易 145 乔 135 赖 165 文 160 温 160 牛 155 代 160 洪 155
葛 145 施 150 邢 140 安 145 樊 140 齐 135 庞 130 倪 125 伍 130 鲁 125
聂 125 章 115 岳 115 颜 120 殷 115 翟 110 申 115 耿 105 欧 115 庄 110
左 105 焦 100 兰 105 关 100 俞 95 柳 100 甘 98 祝 92 傅 90 包 88
尚 85 毕 82 舒 86 宁 84 曲 78 梅 82 童 80 阮 84 纪 79 季 77
苗 77 单 76 裴 78 符 80 谷 76 凌 78 成 77 霍 75 盛 75 詹 78
冉 80 路 73 骆 73 辛 70 靳 71 柯 74 涂 74 蓝 72 柴 66 管 67
翁 67 祁 64 鲍 63 喻 65 游 64 蒙 64 蒲 61 房 56 滕 57 屈 57
饶 58 解 54 艾 56 牟 55 尤 51 阳 52 穆 49 吉 46 车 44 项 44
缪 43 农 46 卓 44 窦 41 褚 41 娄 41 古 43 景 40 宫 39 戚 39
连 41 费 38 党 40 冷 39 晏 40 席 37 柏 38 卫 36 宗 36 桂 35
全 34 佘 27 苟 30 敖 25 幸 7 庹 6 税 6
欧阳 79 上官 6 皇甫 5 令狐 4 诸葛 3 司徒 3 司马 2 申屠 1 夏侯 1 慕容 1
`

/** Surname and bearers among 100,000. */
export const surnameWeights: readonly (readonly [string, number])[] = readTable(table)

/** Surnames of two characters. */
export const compoundSurnames: readonly string[] = surnameWeights
  .map(([surname]) => surname)
  .filter((surname) => surname.length === 2)

function readTable(text: string): readonly (readonly [string, number])[] {
  const words = text.trim().split(/\s+/u)
  const entries: (readonly [string, number])[] = []
  for (let index = 0; index < words.length; index += 2) {
    const weight = Number(words[index + 1])
    assert(Number.isInteger(weight) && weight > 0, 'a surname needs its number of bearers')
    entries.push([getDefined(words[index], 'a surname'), weight])
  }
  return entries
}
