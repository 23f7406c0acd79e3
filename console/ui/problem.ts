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

/** The code and what its words need are the server's; a problem made here may have none. */
export type FieldError = {
  field: string;
  message: string;
  code?: string;
  given?: Record<string, string | number>;
};
export type ProblemBody = {
  title: string;
  code: string;
  detail: string;
  requestId: string;
  errors: FieldError[];
};
