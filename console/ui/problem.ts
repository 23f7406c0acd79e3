// What a server says when it does not do as asked (RFC 9457), or that it could not be reached (status 0).

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** What is wrong with which field. */
  readonly errors: FieldError[];

  constructor(status: number, body: Partial<ProblemBody> | null) {
    super(body?.detail ?? body?.title ?? 'unreachable');
    this.status = status;
    this.code = body?.code ?? (status === 0 ? 'unreachable' : 'unknown');
    this.requestId = body?.requestId ?? null;
    this.errors = body?.errors ?? [];
  }
}

export type FieldError = { field: string; message: string };
export type ProblemBody = {
  title: string;
  code: string;
  detail: string;
  requestId: string;
  errors: FieldError[];
};
