/**
 * Given names by sex and decade of birth. Lists stand in falling order of frequency; the shares and
 * orders follow the national name reports of the Ministry of Public Security (全国姓名报告) and what
 * they say of each decade: 建国 and 秀英 for the old, 伟 and 静 for the 1980s, 浩宇 and 梓涵 today.
 */
import { getDefined } from '../../shared/kernel/assert.ts'
import type { Sex } from '../../shared/kernel/id-number.ts'
import { makeRankedLottery } from './random.ts'
import type { Lottery, Random } from './random.ts'

type Fashion = {
  /** First year of birth. */
  readonly fromYear: number
  /** Names of one character, per mille, and which. */
  readonly single: number
  readonly singles: string
  /** Popular whole names of two characters, per mille, and which. */
  readonly whole: number
  readonly wholes: string
  /** The others are put together from a first and a second character. */
  readonly first: string
  readonly second: string
}

const menFashions: readonly Fashion[] = [
  {
    fromYear: 1800,
    single: 70,
    singles: '明军平杰忠福俊超祥贵勇义荣林华斌',
    whole: 50,
    wholes:
      '建国 建华 国华 德明 志明 光明 和平 国良 玉林 金生 新民 春生 国强 国祥 建民 文华 振华 树林 德华 永祥 长生 文明 光华 福生 学文 兴华 世明 大明 正华 天明',
    first: '德国明文建光永世正兴绍天家昌朝大学少元庆金玉志成福安克维泽清',
    second: '华明林生成祥荣全清福贵忠才云发元国平义安礼友仁高富良金庆祥武',
  },
  {
    fromYear: 1955,
    single: 150,
    singles: '军勇伟平斌强明波华刚辉杰涛林兵峰忠健云飞',
    whole: 70,
    wholes:
      '建国 建华 建军 建平 志强 建明 国华 小平 国强 立新 卫东 国平 和平 建新 志刚 志明 建忠 光明 学军 国庆 胜利 文华 永刚 春生 海军 爱国 红军 永明 跃进 卫国',
    first: '国建志文永明光德学兴海小春世新正少卫立红金庆成家宗',
    second: '军平华明强国林生忠伟东民文红荣成全兵斌武祥良胜勇云',
  },
  {
    fromYear: 1970,
    single: 300,
    singles: '勇伟军强涛波刚辉斌杰磊峰平鹏超华明林飞亮彬毅剑松凯',
    whole: 50,
    wholes:
      '志强 建军 建华 志刚 海军 建国 海涛 志勇 小军 国强 晓东 建平 海波 永强 小龙 小明 海龙 志军 红军 建伟 海峰 卫东 俊杰 文军 晓峰 永军 小波 春林 国栋 学文',
    first: '建志海小文国永晓红学春光立俊江卫大明兴世宗洪金',
    second: '军强伟平华明东涛峰勇波龙辉兵林刚国斌云飞荣生文祥',
  },
  {
    fromYear: 1985,
    single: 330,
    singles: '超杰伟鹏磊强涛浩鑫帅龙飞勇凯波斌俊亮洋辉宇健峰旭阳阵坤',
    whole: 40,
    wholes:
      '俊杰 志强 文杰 鹏飞 志伟 小龙 文龙 志鹏 海龙 家豪 晓东 海涛 子豪 建华 文强 建强 俊峰 志豪 云飞 明明 文斌 伟伟 嘉伟 晓波 志远 金龙 佳伟 成龙 国强 春雷',
    first: '文志俊小晓海建明云家成金永嘉国子正佳天春泽思江鹏',
    second: '杰伟强龙鹏飞涛豪辉林峰斌浩明宇军超东亮阳波华平',
  },
  {
    fromYear: 2000,
    single: 230,
    singles: '鑫浩杰涛宇鹏帅旭凯昊博硕龙阳豪翔毅健瑞晨睿',
    whole: 50,
    wholes:
      '俊杰 浩然 宇航 文杰 子豪 博文 宇轩 志豪 嘉豪 俊豪 家豪 佳豪 天宇 志强 浩宇 鹏飞 家乐 文龙 子涵 文博 文浩 一鸣 振宇 世杰 海洋 云龙 一凡 佳乐 宇杰 子轩',
    first: '俊文浩宇子志嘉天博家佳明一世云思泽鹏成永海',
    second: '杰轩豪宇航然博涛龙鹏浩辰阳涵伟泽林恒瑞洋飞',
  },
  {
    fromYear: 2010,
    single: 70,
    singles: '睿昊晨轩宸博瑞铭恒骏霖墨',
    whole: 60,
    wholes:
      '浩宇 浩然 宇轩 子轩 宇航 奕辰 宇泽 子墨 梓豪 浩轩 宇辰 子豪 亦辰 俊熙 梓轩 沐宸 沐辰 茗泽 奕泽 沐阳 博文 俊豪 梓睿 铭泽 明轩 皓轩 子睿 佳豪 嘉懿 一诺 煜城 梓晨',
    first: '梓子宇浩俊奕沐泽嘉一铭佳锦煜皓明思天博家景承',
    second: '轩宇泽辰豪涵然航宸阳睿熙林霖洋瑞铭诺博恒晨煜',
  },
]

const womenFashions: readonly Fashion[] = [
  {
    fromYear: 1800,
    single: 40,
    singles: '英平华珍芳琼群兰碧',
    whole: 270,
    wholes:
      '秀英 桂英 秀兰 玉兰 桂兰 秀珍 玉珍 凤英 玉英 兰英 桂珍 淑珍 桂芳 桂荣 秀荣 桂芝 淑兰 玉梅 秀芳 桂香 秀云 淑英 素珍 凤兰 翠英 美英 桂花 淑华 玉华 月英 淑琴 素芳 秀华 玉芳 文英 翠兰 桂华 金凤 国英 素华',
    first: '秀玉桂淑素凤金翠美文月菊春国德正永清兰明光仁朝',
    second: '英兰珍芳华荣香云梅花琴莲芝芬碧群琼秀清玉贞',
  },
  {
    fromYear: 1955,
    single: 120,
    singles: '英敏萍红丽霞燕琼芳静平艳玲梅群莉',
    whole: 110,
    wholes:
      '秀英 桂英 玉兰 秀兰 玉梅 桂兰 凤英 秀珍 玉英 秀梅 秀华 玉华 丽华 桂香 玉珍 秀芳 秀云 红梅 春梅 淑华 小红 秀荣 丽萍 玉芳 小英 桂华 美英 春英 金凤 春香 淑英 翠英 爱华 小兰 冬梅 晓红 建英 秀琼 小琼 红英',
    first: '秀玉桂小春淑丽凤美金红晓爱建国素文永翠明德海',
    second: '英华兰梅芳珍琼萍红玲琴香霞云容碧群莲菊敏平秀',
  },
  {
    fromYear: 1970,
    single: 290,
    singles: '丽静艳燕敏芳娟霞玲娜红英梅莉萍婷琴慧洁丹琼利华',
    whole: 70,
    wholes:
      '红梅 海燕 丽丽 小红 春梅 小燕 红霞 冬梅 丽娟 雪梅 丽华 秀英 海霞 晓燕 小英 丽萍 春燕 丽娜 海英 婷婷 晓红 玉梅 红艳 小琴 小芳 小丽 晓丽 春艳 彩霞 艳红 秀丽 春霞 艳丽 小玲 晓琴 小梅 雪琴 玉霞 志英 小容',
    first: '小晓丽红春海玉雪秀艳美金冬文彩爱燕建淑亚永',
    second: '梅燕红霞丽琴英芳玲娟华萍艳兰容莉琼利敏蓉平群',
  },
  {
    fromYear: 1985,
    single: 310,
    singles: '静婷丹丽敏雪娜倩艳燕娟芳洁颖玲莹慧琴欢霞萍悦瑶琳',
    whole: 60,
    wholes:
      '婷婷 丹丹 倩倩 晶晶 丽丽 莹莹 丽娟 雪梅 小燕 文静 玲玲 丽娜 春燕 媛媛 海燕 珊珊 晓燕 小芳 美玲 丽萍 露露 园园 娜娜 佳佳 小红 慧敏 欢欢 玉婷 思思 小丽 雨婷 青青 小玲 晓红 春梅 诗雨 思雨 雅婷 红梅 静静',
    first: '小晓丽文雪春婷思雨佳玉慧美红诗海雅艳静梦亚',
    second: '婷燕静丽娟玲琴敏梅芳倩霞红雪莹萍娜慧洁颖君瑶琳',
  },
  {
    fromYear: 2000,
    single: 190,
    singles: '婷静雪颖悦敏洁娜欣佳慧莹蕊倩妍丹瑶琪雨',
    whole: 70,
    wholes:
      '婷婷 欣怡 雨欣 佳怡 思雨 文静 佳慧 心怡 静怡 雨婷 梦瑶 佳欣 欣雨 子怡 佳琪 雨晴 思琪 嘉怡 梦婷 玉婷 子涵 欣悦 嘉欣 可欣 佳佳 雅婷 文慧 甜甜 静雯 诗琪 雨涵 诗雨 心悦 思颖 紫怡 梦洁 晓雪 慧敏 雅琪 梦雪',
    first: '佳雨思欣梦雅嘉诗子文心静玉晓慧紫可婉若语美',
    second: '怡欣涵婷琪雨悦瑶颖雯彤慧萱雪静洁妍琳馨蕊晴',
  },
  {
    fromYear: 2010,
    single: 40,
    singles: '玥妍昕悦瑶涵萱晗伊汐',
    whole: 75,
    wholes:
      '一诺 梓涵 欣怡 依诺 诗涵 欣妍 雨桐 可馨 梓萱 佳怡 语桐 可欣 语汐 若汐 梦瑶 欣悦 雨涵 艺涵 苡沫 思涵 雨萱 雨欣 子涵 子萱 诗琪 紫涵 佳琪 雨彤 欣瑶 梓彤 婉婷 若熙 佳欣 嘉怡 思彤 静怡 语嫣 心怡 梓妍 思琪',
    first: '梓雨欣诗子思语佳若可紫一艺婉沐芷熙嘉梦依书',
    second: '涵萱桐欣怡妍瑶彤琪汐馨诺悦晴玥菲熙婷然昕沫',
  },
]

/** The long tail of every decade: characters that each make up few of the names. */
const seldom: Readonly<Record<Sex, string>> = {
  male:
    '启迪廷宪岗岳川峻巍帆康廉弘彦德怀思恩承振捷敬方昆昌昕晖景智朗望树根桥森楠楷权材柏栋正江汉沛治泉泰洲津润淳清' +
    '渊源潮灿炎炜炳烈焕熙献玮琛琦璋理登盛祖祺禄秋立纪纲维绪群羽翰耀聪胜腾舟良茂虎诚谦贤赞跃达运进远逸道邦钊钢钧' +
    '锋锦镇雄雨雷霄靖韬顺骏鸣鸿麒麟黎安福官恒坚健奎乾仁山泽',
  female:
    '乐亚仪佩冉冰凝勤卉可君含咏嘉园圆夏好如妙姗姝娅娇娥娴婉婕媚媛嫣宁宜容岚巧希念思恬恩惠懿春昱晗晚朵杏枝柔柳桃' +
    '桐楚樱欢沁沐波淇清渝湘溪滢潇澜灵熙爱珂珊珠琬瑛瑜瑾璇璐甜畅盈睿知碧祺禾秋穗竹笑筠筱紫素纯绮维羽翠芊芙芝芮花' +
    '苗茉茗茜荷莎莲菁菊菲菱萌蓉蓓蓝蔓蔚蕙薇虹谊贞辰迎钰银锦阳雁雅雯露青韵音韶馥香馨鹃黛黎巧贤代先世成才',
}

/** Characters that fonts, imports and other programs most often lose, and names that carry them. */
const rareNames: Readonly<Record<Sex, readonly string[]>> = {
  male: ['𬭸', '翀', '喆', '志𬭸', '翀羽', '文喆', '垚', '赟', '堃', '俊燚', '䶮', '昊旻'],
  female: ['㛃', '雨㛃', '喆', '思喆', '玥㛃', '赟', '珺', '祎', '欣祎', '淼', '婧翀', '钰𬭸'],
}

/** Given names and patronymics that are written with a dot between them (U+00B7). */
const dottedNames: Readonly<Record<Sex, readonly string[]>> = {
  male: ['买买提', '艾力', '吐尔逊', '阿不都热依木', '艾合买提', '努尔兰', '哈力别克', '玉素甫'],
  female: [
    '古丽娜尔',
    '阿依古丽',
    '帕提古丽',
    '热依汗',
    '阿孜古丽',
    '早热木',
    '米热班',
    '迪丽娜尔',
  ],
}

type Draws = {
  readonly fashion: Fashion
  readonly single: Lottery<string>
  readonly whole: Lottery<string>
  readonly first: Lottery<string>
  readonly second: Lottery<string>
  readonly seldom: readonly string[]
}

const draws: Readonly<Record<Sex, readonly Draws[]>> = {
  male: menFashions.map((fashion) => prepare(fashion, 'male')),
  female: womenFashions.map((fashion) => prepare(fashion, 'female')),
}

function prepare(fashion: Fashion, sex: Sex): Draws {
  return {
    fashion,
    single: makeRankedLottery(Array.from(fashion.singles)),
    whole: makeRankedLottery(fashion.wholes.split(' ')),
    first: makeRankedLottery(Array.from(fashion.first)),
    second: makeRankedLottery(Array.from(fashion.second)),
    seldom: [...new Set(seldom[sex])],
  }
}

export type Born = { readonly sex: Sex; readonly year: number }

/** A given name as parents chose it in that year; three in a thousand have a rare character. */
export function drawGivenName(random: Random, born: Born): string {
  if (random.perMille(3)) return drawRareName(random, born.sex)
  const draw = drawsOf(born)
  const drawn = random.below(1000)
  if (drawn < draw.fashion.single)
    return orSeldom(random, draw, { list: draw.single, perMille: 500 })
  if (drawn < draw.fashion.single + draw.fashion.whole) return draw.whole(random)
  const first = orSeldom(random, draw, { list: draw.first, perMille: 800 })
  return withSecond(random, draw, first)
}

/** A brother's or sister's name that shares the first character of an elder's. */
export function drawSiblingName(random: Random, elder: string, born: Born): string {
  const [first, second] = Array.from(elder)
  if (first === undefined || second === undefined) return drawGivenName(random, born)
  return withSecond(random, drawsOf(born), first)
}

/** A given name with a character outside the common sets. */
export function drawRareName(random: Random, sex: Sex): string {
  return random.oneOf(rareNames[sex])
}

/** One half of a name with a dot: the person's own or, for `male`, the father's. */
export function drawDottedPart(random: Random, sex: Sex): string {
  return random.oneOf(dottedNames[sex])
}

function withSecond(random: Random, draw: Draws, first: string): string {
  const second = orSeldom(random, draw, { list: draw.second, perMille: 700 })
  return second === first ? withSecond(random, draw, first) : first + second
}

type Preference = { readonly list: Lottery<string>; readonly perMille: number }

/** A character from the decade's list, in the other cases one from the long tail. */
function orSeldom(random: Random, draw: Draws, { list, perMille }: Preference): string {
  return random.perMille(perMille) ? list(random) : random.oneOf(draw.seldom)
}

function drawsOf(born: Born): Draws {
  let found = draws[born.sex][0]
  for (const draw of draws[born.sex]) if (draw.fashion.fromYear <= born.year) found = draw
  return getDefined(found, 'names of the decade')
}
