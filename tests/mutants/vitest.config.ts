import { defineConfig } from 'vitest/config'
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/**
 * The engine's own suites, quickest first: a mutant is done with at the first test that fails, and
 * the searches through every day of a year and a half come last.
 */
const suites = [
  'src/shared/kernel/day.test.ts',
  'tests/rules/cases.test.ts',
  'tests/rules/conditions.test.ts',
  'tests/rules/definitions.test.ts',
  'tests/rules/turns.test.ts',
  'tests/rules/texts.test.ts',
  'tests/rules/refusals.test.ts',
  'tests/rules/refund-refusals.test.ts',
  'tests/rules/enrolments.test.ts',
  'tests/rules/values.test.ts',
  'tests/rules/fields-read.test.ts',
  'tests/rules/amendment-schema.test.ts',
  'tests/rules/amend-document.test.ts',
  'tests/rules/annexes.test.ts',
  'tests/rules/same-result.test.ts',
  'tests/rules/lines.test.ts',
  'tests/rules/bad-input.test.ts',
  'tests/rules/amendments.test.ts',
  'tests/rules/office-amendments.test.ts',
  'tests/rules/broken-amendments.test.ts',
  'tests/rules/subsidy-rulings.test.ts',
  'tests/rules/readings.test.ts',
  'src/main/rules/*.test.ts',
  'tests/rules/answers.test.ts',
  'tests/rules/why-not.test.ts',
  'tests/rules/refusal-days.test.ts',
]

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = suites.findIndex((suite) => moduleId.endsWith(suite))
      return place < 0 ? suites.indexOf('src/main/rules/*.test.ts') : place
    }
    return files.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

export default defineConfig({
  test: {
    environment: 'node',
    include: suites,
    testTimeout: 60_000,
    // One after the other in one thread that reads the packs once: three thousand times over, the
    // start of a thread a file would take longer than the tests.
    isolate: false,
    fileParallelism: false,
    sequence: { sequencer: QuickFirst },
  },
})
