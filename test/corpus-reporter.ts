import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { sharedPath } from './shared.ts'

/** Says at the end how many tests ran on real public frameworks and reference data, or that these are absent. */
export default class CorpusReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const ran = modules.flatMap((it) => [...it.children.allTests()]).filter(isCorpusTest)
    process.stdout.write(sharedPath('corpus') ? `corpus: ${ran.length} tests run\n` : 'corpus absent\n')
  }
}

const isCorpusTest = (test: TestCase): boolean => test.fullName.startsWith('corpus:') && test.result().state === 'passed'
