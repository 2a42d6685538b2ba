import assert from "node:assert/strict";
import { Budget, TimeUp, within } from "../../../../../policies/model/identity/session/budget";
import type { Clock } from "../../../../../policies/model/identity/session/budget";
import { BUDGET_MILLISECONDS } from "../../../../../policies/model/identity/session/session";

/** A clock that goes on by itself only where a test says so. */
class Hand implements Clock {
    #now = 1000;
    readonly #waiting = new Map<() => void, number>();

    now(): number {
        return this.#now;
    }

    after(milliseconds: number, action: () => void): () => void {
        this.#waiting.set(action, this.#now + milliseconds);
        return () => void this.#waiting.delete(action);
    }

    get waiting(): number {
        return this.#waiting.size;
    }

    go(milliseconds: number): void {
        this.#now += milliseconds;
        for (const [action, at] of this.#waiting) if (at <= this.#now) action();
    }
}

const never = (): Promise<never> => new Promise(() => undefined);

describe("the time for look-ups", () => {
    it("is five seconds", () => assert.equal(BUDGET_MILLISECONDS, 5000));

    it("is up when the smaller of two budgets is", async () => {
        for (const [own, shared] of [
            [300, 500],
            [500, 300],
        ] as const) {
            const clock = new Hand();
            const running = within(new Budget(own), new Budget(shared), never, clock);
            let ended = false;
            running.catch(() => (ended = true));
            clock.go(299);
            await Promise.resolve();
            assert.ok(!ended);
            clock.go(1);
            await assert.rejects(running, TimeUp);
        }
    });

    it("is charged to the source for every answer, to all sources for what brought nothing", async () => {
        const clock = new Hand();
        const [own, shared] = [new Budget(1000), new Budget(1000)];
        const taking = (milliseconds: number, fails: boolean) => (): Promise<string> => {
            clock.go(milliseconds);
            return fails ? Promise.reject(new Error("denied")) : Promise.resolve("answer");
        };
        assert.equal(await within(own, shared, taking(200, false), clock), "answer");
        assert.deepEqual([own.left, shared.left], [800, 1000]);
        await assert.rejects(within(own, shared, taking(300, true), clock), /denied/);
        assert.deepEqual([own.left, shared.left], [500, 700]);
        assert.equal(clock.waiting, 0, "no timer is left behind");
    });

    it("leaves nothing when it was up, and then nothing begins", async () => {
        const clock = new Hand();
        const [own, shared] = [new Budget(400), new Budget(400)];
        let signal: AbortSignal | undefined;
        const running = within(
            own,
            shared,
            (given) => {
                signal = given;
                return never();
            },
            clock,
        );
        clock.go(400);
        await assert.rejects(running, TimeUp);
        assert.equal(signal?.aborted, true);
        assert.deepEqual([own.left, shared.left], [0, 0]);
        let begun = false;
        await assert.rejects(
            within(
                new Budget(100),
                shared,
                () => {
                    begun = true;
                    return never();
                },
                clock,
            ),
            TimeUp,
        );
        assert.ok(!begun);
    });

    it("does not count a failure that comes after it was up", async () => {
        const clock = new Hand();
        let fail = (_: Error): void => undefined;
        const running = within(new Budget(100), new Budget(100), () => new Promise((_, reject) => (fail = reject)), clock);
        clock.go(100);
        await assert.rejects(running, TimeUp);
        fail(new Error("late"));
    });
});
