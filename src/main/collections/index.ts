/** 缴费: money that the counter takes in, and what the tax office says it took in. */
export { makeCollectionsProcedures } from './procedures.ts'
export { explainTax } from './explain-tax.ts'
export { bookTaxLines } from './tax-book.ts'
export { keepTaxRules, readTaxFacts, readTaxRules } from './tax-facts.ts'
export type { TaxRules } from './tax-facts.ts'
export { PassSoFar, planTaxLine } from './tax-plan.ts'
export type { TaxLine, TaxPlan } from './tax-plan.ts'
export { reverseTaxLines } from './tax-reverse.ts'
