import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { typedText } from '../kernel/schemas.ts'
import { packSummarySchema } from '../rules/model.ts'
import {
  foundOfficeSchema,
  officeSchema,
  officeStatusSchema,
  practiceAccountSchema,
  practiceOfficeSchema,
  readingChoiceSchema,
  villageSchema,
} from './model.ts'

const officeExists = {
  OFFICE_EXISTS: { status: 409, message: '本机已经有单位账本，不能再建立，请直接登录。' },
} as const

/** The office: founded once, opened for practice, its packs, readings and villages. */
export const officeContract = {
  status: query('anyone', '单位状态').output(officeStatusSchema),
  found: command('anyone', '建立单位')
    .input(writeInput({ office: foundOfficeSchema }))
    .output(officeSchema)
    .errors({
      ...officeExists,
      USER_NAME_TAKEN: { status: 409, message: '两名人员的登录名相同，请改成不同的登录名。' },
      POLICY_NOT_FOUND: { status: 422, message: '所选政策包不存在或无法读取，请重新选择。' },
      READING_NOT_FOUND: { status: 422, message: '所选政策理解不在政策包中，请重新选择。' },
      VILLAGE_TWICE: { status: 422, message: '村（社区）名单中有重名，请改成不同的名称。' },
      TOO_FEW_ROLES: {
        status: 422,
        message: '至少要有一人经办、另一人审核，并有一人管理，请调整两人的角色。',
      },
    }),
  practise: command('anyone', '打开练习单位')
    .input(writeInput({ office: practiceOfficeSchema }))
    .output(z.object({ office: officeSchema, accounts: z.array(practiceAccountSchema) }))
    .errors(officeExists),
  /**
   * The accounts that a practice office was made with, so that nobody is locked out of practising;
   * empty in a real office. A password that was changed since is not the one listed.
   */
  practiceAccounts: query('anyone', '练习单位的账号').output(z.array(practiceAccountSchema)),
  /** Packs that can be chosen when an office is founded, and what is wrong with broken ones. */
  packs: query('anyone', '政策包列表').output(
    z.object({ packs: z.array(packSummarySchema), problems: z.array(z.string()) }),
  ),
  villages: query('signed-in', '村（社区）列表').output(z.array(villageSchema)),
  addVillages: command(['administrator'], '新增村（社区）')
    .input(writeInput({ names: z.array(typedText(40, '村（社区）名称')).min(1).max(2000) }))
    .output(z.array(villageSchema))
    .errors({
      VILLAGE_TWICE: { status: 409, message: '村（社区）名单中有重名或已经存在，请核对。' },
    }),
  confirmReading: command(['administrator'], '确认政策理解')
    .input(writeInput({ choice: readingChoiceSchema }))
    .output(officeSchema)
    .errors({
      READING_NOT_FOUND: { status: 422, message: '所选政策理解不在政策包中，请重新选择。' },
    }),
}
