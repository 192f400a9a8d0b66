/** Prints every try that failed before a later one passed: a retry is never silent. */
export default class Retries {
  onTestEnd(test, result) {
    if (result.status !== test.expectedStatus && result.retry < test.retries) {
      const why = result.error?.message?.split('\n')[0] ?? result.status;
      console.log(
        `RETRY ${test.titlePath().filter(Boolean).join(' › ')}: try ${result.retry + 1} ended so: ${why}`
      );
    }
  }
}
