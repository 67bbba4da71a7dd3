import { ConnectionLost } from './connectionLost.ts';

/** The same answer, promising its whole length, with a body that fails after its first half. */
export function breakOff(answer: Response): Response {
  return new Response(firstHalf(answer), { status: answer.status, headers: answer.headers });
}

function firstHalf(answer: Response): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        // Failing in the same turn would throw away the half that nobody has read yet.
        if (sent) {
          controller.error(new ConnectionLost());
          return;
        }
        const bytes = new Uint8Array(await answer.arrayBuffer());
        controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
        sent = true;
      },
    },
    { highWaterMark: 0 },
  );
}
