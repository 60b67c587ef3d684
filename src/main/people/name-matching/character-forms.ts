/**
 * One character, several ways to write it: traditional, variant and Japanese forms folded to the
 * simplified character. Characters that merely look or sound alike are not folded: `look-alikes`.
 */
import { Converter } from 'opencc-js/t2cn'

let converter: ((text: string) => string) | null = null

/** Made when it is first needed: that takes longer than all else that a start of the program reads. */
function simplify(character: string): string {
  converter ??= Converter({ from: 't', to: 'cn' })
  return converter(character)
}

/**
 * Characters that OpenCC folds but that the table of standard characters (通用规范汉字表, 2013) has
 * as characters of their own, for names above all. Nobody called 昇 is written 升 on an identity
 * card, and 乾坤 never was 干坤.
 */
const ownCharacters = new Set('乾昇陞徵濬祕甯')

/** The variant, then what it is folded to. Only forms that OpenCC leaves as they are. */
const variantPairs =
  '徳德 髙高 呉吴 戸户 渕渊 浜滨 斎斋 斉齐 関关 闗关 栄荣 広广 恵惠 応应 沢泽 桜樱 観观 覚觉 気气 竜龙 亀龟 淸清 靑青 尙尚 冨富 冝宜 囯国 圀国 囻国 氷冰 畧略 彊强 ' +
  '燄焰 燿耀 暎映 栢柏 浄净 秌秋 穐秋 龝秋 姸妍 鵞鹅 劒剑 劔剑 剣剑 鉄铁 銕铁 瑠琉 璢琉 珎珍 瑯琅 琹琴 枏楠 柟楠 桒桑 碁棋 湻淳 秊年 稺稚 穉稚 竒奇 緜绵 縂总 総总 ' +
  '翆翠 翺翱 芲花 蕋蕊 蘂蕊 虗虚 賛赞 讃赞 鄕乡 醕醇 隣邻 頴颖 頼赖 飜翻 驩欢 歓欢 鳯凤 鴈雁 麐麟 黒黑 黙默 鼇鳌 齢龄 龎庞 曺曹 昻昂 晧皓 暁晓 枩松 渉涉 湼涅 濳潜 ' +
  '瀬濑 畱留 疎疏 皐皋 眀明 朙明 睂眉 硏研 穏稳 聡聪 聴听 茘荔 蔵藏 薫薰 衞卫 譲让 豊丰 転转 軽轻 辺边 郞郎 錬炼 険险 雑杂 霊灵 顕显 験验 鶏鸡 歩步 歳岁 毎每 済济 ' +
  '渓溪 満满 滝泷 発发 県县 稲稻 縁缘 絵绘 継继 続续 縄绳 亜亚 価价 児儿 円圆 勧劝 単单 厳严 収收 営营 団团 図图 塩盐 増增 変变 奨奖 実实 専专 対对 巌岩 嵓岩 嵒岩 ' +
  '巣巢 帯带 従从 懐怀 戦战 択择 拝拜 挙举 晩晚 暦历 楽乐 検检 様样 権权 焼烧 寳宝 喦岩 畊耕 恊协 堦阶 墖塔 壻婿 壐玺 嶌岛 嶋岛 巗岩 幇帮 廼乃 弍二 弎三 弌一 徃往 ' +
  '怱匆 恠怪 悳德 惪德 懽欢 抝拗 挿插 敇敕 斈学 斅学 旹时 旾春 萅春 昬昏 曓暴 朞期 朶朵 栁柳 桺柳 桞柳 楳梅 槑梅 槖橐 檇槜 湌餐 灮光 炗光 烖灾 煇辉 犂犁 玅妙 珤宝 ' +
  '疉叠 瘉愈 皃貌 皷鼓 盇盍 盋钵 眎视 瞾曌 砦寨 禩祀 穅糠 竚伫 竢俟 筯箸 箎篪 粬曲 糓谷 紥扎 緐繁 羢绒 羴膻 耡锄 聦聪 肎肯 脺脆 舩船 艢樯 茟笔 荘庄 菓果 萟艺 蔆菱 ' +
  '蘓苏 蘤花 蜨蝶 蝯猿 袵衽 裵裴 覊羁 詧察 諐愆 譌讹 豓艳 貭质 賔宾 贒贤 赱走 踈疏 逥回 邉边 鄊乡 酖鸩 釖刀 釼剑 鈬铎 鍳鉴 鎋辖 閠闰 陗峭 隷隶 霛灵 靣面 頋顾 顋腮 ' +
  '颷飙 餻糕 駞驼 騐验 髥髯 鬂鬓 魲鲈 鴬莺 鷰燕 麅狍 麕麇 麞獐 黏粘 鼔鼓 齅嗅 勲勋 颕颖 厐庞'

const variants: ReadonlyMap<string, string> = new Map(
  variantPairs
    .split(' ')
    .map((pair) => Array.from(pair))
    .flatMap(([from, to]) => (from === undefined || to === undefined ? [] : [[from, to] as const])),
)

const folded = new Map<string, string>()

/** The simplified character of one character; others are their own. Folding twice changes nothing. */
export function simplifiedForm(character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const form = foldOnce(character)
  // OpenCC takes 薴 to 苧, which it takes to 苎.
  const end = form === character ? form : simplifiedForm(form)
  folded.set(character, end)
  return end
}

function foldOnce(character: string): string {
  if (ownCharacters.has(character)) return character
  return variants.get(character) ?? simplify(character)
}
