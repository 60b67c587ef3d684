/** An amendment as an office would write it down. */

/** Whose subsidies end with the amendment; tests look at nobody who is one of them. */
const others = [
  '低保边缘户',
  '在乡重点优抚对象',
  '重度残疾人员',
  '独生子女死亡扶助对象',
  '独生子女残疾扶助对象',
  '计划生育手术并发症对象',
  '计划生育奖扶对象',
  '返贫致贫人口',
  '脱贫不稳定户',
  '边缘易致贫户',
  '突发严重困难户',
]

/** 一档 380 to 400, 二档 as it was; 低保 pays 58 instead of 38. */
export const dearer = `amendments:
  - policy: tongliang-2024
    from: 2023-11-01
    documentNumber: 演练〔2023〕1号
    clause: 一
    basis: 演练用
    coverageYears: [2024]
    price: { unit: fen, amounts: { 1: 40000, 2: 75500 } }
    subsidies:
      unit: fen
      rows:
        - term: 特困人员
          amounts:
            - { tier: 1, payable: 0, subsidy: 40000 }
            - { tier: 2, payable: 37500, subsidy: 38000 }
        - term: 城乡低保对象
          amounts:
            - { tier: 1, payable: 5800, subsidy: 34200 }
            - { tier: 2, payable: 37500, subsidy: 38000 }
${others.map((term) => `        - { term: ${term}, amounts: [] }\n`).join('')}`
