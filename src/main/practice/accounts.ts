import type { PracticeAccount } from '../../shared/office/model.ts'
import { makeRandom } from './random.ts'
import type { Random } from './random.ts'

/** Words of a password: short pinyin that is easy to read out and to type. */
const words = (
  'chuntian xiatian qiutian dongtian qingshan lvshui baiyun mingyue chunfeng xiyu ' +
  'taohua lihua hehua guihua meihua zhuzi songshu liushu daotian maitian ' +
  'yumi dadou huasheng nangua putao xiangli juzi shiliu hongzao hetao'
).split(' ')

/**
 * The accounts of a practice office with passwords that go with its seed: two people suffice to
 * run an office, four show every role.
 */
export function listPracticeAccounts(seed: string): readonly PracticeAccount[] {
  const random = makeRandom(seed, 'passwords')
  return [
    anAccount(random, { userName: 'jingban', displayName: '李经办', roles: ['clerk'] }),
    anAccount(random, { userName: 'shenhe', displayName: '张审核', roles: ['reviewer'] }),
    anAccount(random, { userName: 'guanli', displayName: '王管理', roles: ['administrator'] }),
    anAccount(random, { userName: 'shenji', displayName: '陈审计', roles: ['auditor'] }),
  ]
}

/** `taohua-mingyue-472`: fourteen characters at least. */
function anAccount(random: Random, account: Omit<PracticeAccount, 'password'>): PracticeAccount {
  const first = random.oneOf(words)
  const second = random.oneOf(words.filter((word) => word !== first))
  return { ...account, password: `${first}-${second}-${random.between(100, 999)}` }
}
