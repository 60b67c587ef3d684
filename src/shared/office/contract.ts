import { z } from 'zod'
import { command, query, writeInput } from '../kernel/contract-kit.ts'
import { daySchema, typedText } from '../kernel/schemas.ts'
import { standingDigestSchema } from '../amendments/model.ts'
import { candidateProblemSchema } from '../rehearsal/model.ts'
import { packSummarySchema } from '../rules/model.ts'
import {
  bringingSchema,
  broughtPackSchema,
  clashTexts,
  packCheckSchema,
  packUploadSchema,
} from './brought-pack.ts'
import {
  adoptionSchema,
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

const uploadUnreadable = {
  PACK_UNREADABLE: {
    status: 422,
    message: '压缩包读不出政策包，请把 pack.yaml、cases.yaml 放在同一个文件夹里重新压缩成 .zip。',
    data: z.object({ text: z.string() }),
  },
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
      DISPLAY_NAME_TAKEN: {
        status: 409,
        message:
          '两名人员的姓名相同，单据上分不清经办和审核，请在其中一人姓名后加上区分，如“王芳（大）”。',
      },
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
  /** A pack taken into use in an office that stands, by a document of its own. */
  adopt: command(['administrator'], '采用政策包')
    .input(writeInput({ adoption: adoptionSchema, standingDigest: standingDigestSchema }))
    .output(officeSchema)
    .errors({
      STANDING_CHANGED: {
        status: 409,
        message:
          '打开以后本单位的政策包、理解、修改或裁定已经变过，没有采用；请看清现在的情况后再确认采用。',
      },
      POLICY_NOT_FOUND: {
        status: 404,
        message:
          '没有装入这个政策包，请核对名称；刚把文件放进 rules 文件夹的，请重新启动程序后再采用。',
      },
      POLICY_BROKEN: {
        status: 422,
        message: '这个政策包写得不对，不能采用，请按所列各处改正，重新启动程序后再采用。',
        data: z.object({ problems: z.array(z.string()) }),
      },
      ALREADY_ADOPTED: { status: 409, message: '本单位已经采用这个政策包，不必再采用。' },
      DRAFT_UNCONFIRMED: {
        status: 422,
        message: '这份通知是征求意见稿，请先确认照征求意见稿采用。',
      },
    }),
  /** Only while nothing was registered under it: what was decided by it keeps its pack. */
  abandon: command(['administrator'], '撤销采用政策包')
    .input(writeInput({ policy: z.string().max(80), reason: typedText(200, '撤销原因') }))
    .output(officeSchema)
    .errors({
      POLICY_NOT_ADOPTED: { status: 404, message: '本单位没有采用这个政策包，请刷新后再看。' },
      POLICY_USED: {
        status: 409,
        message: '已经按这个政策包登记过，不能撤销采用；以后不用它，登记时另选政策包即可。',
      },
      POLICY_AMENDED: {
        status: 409,
        message: '本单位为这个政策包录入的修改还在，请先在“本单位确定”里撤销那些修改。',
      },
      LAST_POLICY: {
        status: 409,
        message: '这是本单位唯一采用的政策包，撤销以后不能办理，请先采用另一个。',
      },
    }),
  /** Reads, lints and tries a pack that the office wrote itself; keeps nothing. */
  checkPack: query(['administrator'], '核对要带入的政策包')
    .input(z.object({ upload: packUploadSchema }))
    .output(packCheckSchema)
    .errors(uploadUnreadable),
  /**
   * Keeps a sound pack in the ledger: from then on it is installed, and not yet adopted. Never in the
   * place of another one of the same code.
   */
  bringPack: command(['administrator'], '带入政策包')
    .input(writeInput({ bringing: bringingSchema }))
    .output(z.array(broughtPackSchema))
    .errors({
      ...uploadUnreadable,
      PACK_BROKEN: {
        status: 422,
        message: '这个政策包写得不对，没有带入，请按所列各处改正后再试。',
        data: z.object({ problems: z.array(candidateProblemSchema) }),
      },
      PACK_CHANGED: {
        status: 409,
        message: '要带入的与刚才核对的不是同一份，没有带入，请重新选择文件、看清核对结果后再带入。',
      },
      PACK_INSTALLED: { status: 409, message: clashTexts.PACK_INSTALLED },
      PACK_BROUGHT: { status: 409, message: clashTexts.PACK_BROUGHT },
      ALREADY_BROUGHT: { status: 409, message: clashTexts.ALREADY_BROUGHT },
    }),
  /** Only while nobody works by it and nobody was ever registered under it. */
  dropPack: command(['administrator'], '移出带入的政策包')
    .input(writeInput({ policy: z.string().max(80), reason: typedText(200, '移出原因') }))
    .output(z.array(broughtPackSchema))
    .errors({
      PACK_NOT_BROUGHT: {
        status: 404,
        message: '本单位没有带入这个政策包，可能已由别人移出，请刷新后再看。',
      },
      PACK_ADOPTED: {
        status: 409,
        message: '本单位正按这个政策包办理，不能移出；没有登记过的，请先撤销采用。',
      },
      PACK_USED: {
        status: 409,
        message: '已经按这个政策包登记过，要留着说明当时是怎么定的，不能移出。',
      },
    }),
  broughtPacks: query('signed-in', '本单位带入的政策包').output(z.array(broughtPackSchema)),
  confirmReading: command(['administrator'], '确认政策理解')
    .input(
      writeInput({
        choice: readingChoiceSchema,
        /** The action of the confirmation that was shown; null where it was open. */
        shownActionId: z.int().nullable(),
      }),
    )
    .output(officeSchema)
    .errors({
      READING_NOT_FOUND: { status: 422, message: '所选政策理解不在政策包中，请重新选择。' },
      READING_CHANGED: {
        status: 409,
        message: '这一处理解刚由别人确认或改过，没有保存；请看清现在选的是哪一项后再确认。',
      },
    }),
  /**
   * 确认时钟更正: the computer's clock is right now and the time of the last action was not. From here
   * on days are counted from this action; what was recorded before stays as it is.
   */
  confirmClock: command(['administrator'], '确认时钟更正')
    .input(
      writeInput({
        /** The day that the administrator was shown as today's. */
        today: daySchema,
        reason: typedText(200, '原因'),
      }),
    )
    .output(z.object({}))
    .errors({
      CLOCK_MOVED: {
        status: 409,
        message: '电脑的日期和刚才显示的又不一样了，没有确认，请看清今天的日期后再确认。',
      },
    }),
}
