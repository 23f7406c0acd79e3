// What a server says when it does not do as asked (RFC 9457), or that it could not be reached (status 0).

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** Which of the code's causes, where it has several. */
  readonly reason: string | null;
  readonly given: Given;
  readonly requestId: string | null;
  /** What is wrong with which field. */
  readonly errors: FieldError[];

  constructor(status: number, body: Partial<ProblemBody> | null) {
    super(body?.detail ?? body?.title ?? 'unreachable');
    this.status = status;
    this.code = body?.code ?? (status === 0 ? 'unreachable' : 'unknown');
    this.reason = body?.reason ?? null;
    this.given = body?.given ?? {};
    this.requestId = body?.requestId ?? null;
    this.errors = body?.errors ?? [];
  }
}

type Given = Record<string, string | number>;

/** The code and what its words need are the server's; a problem made here may have none. */
export type FieldError = {
  field: string;
  message: string;
  code?: string;
  given?: Given;
};
export type ProblemBody = {
  title: string;
  code: string;
  reason: string | null;
  given: Given;
  detail: string;
  requestId: string;
  errors: FieldError[];
};
