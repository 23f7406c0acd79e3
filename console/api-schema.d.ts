// Made by npm run generate.
export interface paths {
    "/api/v1/destination-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many destinations of all publishers and of the marketplace do how
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    kind?: string;
                    /** @description pub_operator: those of the marketplace itself */
                    publisherId?: string;
                    /** @description Any part of its name or its publisher’s, in any case */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DestinationCounts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destination-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the kinds of destination and the settings each asks for */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DestinationKind"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the destinations of all publishers and of the marketplace, the worst first
         * @description First what is broken, then what is paused, then what asked for a rest, then what is well; each by name. The built-in inboxes are left out: nothing is sent there.
         *
         *     Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    health?: "broken" | "paused" | "held" | "well";
                    kind?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description pub_operator: those of the marketplace itself */
                    publisherId?: string;
                    /** @description Any part of its name or its publisher’s, in any case */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MarketplaceDestination"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the events that a destination can be told of */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["EventType"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holiday-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Countries whose public holidays are known, or the parts of one that have their own */
        get: {
            parameters: {
                query?: {
                    country?: string;
                    /** @description Of the names, where they are known in it */
                    language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                code: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a link invites to */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpenInvitation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Accept an invitation
         * @description Signed in as the invited person, send nothing else. Otherwise a name and a password make the user.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * @description Left out: the browser’s first that we speak, else the publisher’s default
                         * @enum {string}
                         */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        name?: string;
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Joined"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the operator’s consent texts, newest first
         * @description The newest of a listing counts, else its publisher’s, else the operator’s, else the shipped one.
         *
         *     Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ConsentText"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                            /** @description What counts where there is none */
                            shipped: {
                                button: string;
                                /** @enum {string} */
                                callToAction: "contact-me" | "get-it-now" | "free-trial" | "test-drive";
                                id: string;
                                language: string;
                                tick: string | null;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write the operator’s next version of a consent text
         * @description It counts from now on. Leads name the version their customer saw.
         *
         *     Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What pressing the button means. May hold {publisher}, {marketplace}, {product}, {recipients} */
                        button: string;
                        /** @enum {string} */
                        callToAction: "contact-me" | "get-it-now" | "free-trial" | "test-drive";
                        /** @enum {string} */
                        language: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /**
                         * @description Null: all of the publisher’s listings
                         * @default null
                         */
                        listingId?: string | null;
                        /**
                         * @description The words beside the box that widens it to related products; for get-it-now and free-trial
                         * @default null
                         */
                        tick?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentText"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List destinations
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Destination"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a destination
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Bring the record of a lead up to date with each move of its opportunity; see docs/pipeline.md */
                        followsOpportunities?: boolean;
                        /** @description Send marketplace test leads as well */
                        forwardTestLeads?: boolean;
                        kind: string;
                        limits?: {
                            /** @description Tries under way at once */
                            concurrency?: number;
                            /** @description Tries a second; null: no limit */
                            ratePerSecond?: number | null;
                            /** @description Seconds after each failed try; then it is parked */
                            retryDelaysS?: number[];
                            /** @description How long one try may take */
                            timeoutMs?: number;
                        };
                        listingIds?: string[] | null;
                        name: string;
                        /**
                         * @default field-seller-crm
                         * @enum {string}
                         */
                        role?: "field-seller-crm";
                        /** @description When the far side’s key ends; owners are mailed 21, 7 and 1 days before and when it has ended */
                        secretExpiresAt?: string | null;
                        /**
                         * @description By kind; see docs/connectors.md
                         * @default {}
                         */
                        settings?: {
                            [key: string]: string;
                        };
                        storefronts?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreatedDestination"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One destination
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Destination"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove a destination
         * @description Needs an operator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a destination
         * @description Needs an operator.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events?: components["schemas"]["EventsInput"];
                        /** @description Bring the record of a lead up to date with each move of its opportunity; see docs/pipeline.md */
                        followsOpportunities?: boolean;
                        /** @description Send marketplace test leads as well */
                        forwardTestLeads?: boolean;
                        limits?: {
                            /** @description Tries under way at once */
                            concurrency?: number;
                            /** @description Tries a second; null: no limit */
                            ratePerSecond?: number | null;
                            /** @description Seconds after each failed try; then it is parked */
                            retryDelaysS?: number[];
                            /** @description How long one try may take */
                            timeoutMs?: number;
                        };
                        listingIds?: string[] | null;
                        name?: string;
                        paused?: boolean;
                        /** @description Why it is paused, for people; kept until it is resumed. With paused: true alone */
                        pauseNote?: string;
                        /** @description When the far side’s key ends; owners are mailed 21, 7 and 1 days before and when it has ended */
                        secretExpiresAt?: string | null;
                        /** @description By kind; see docs/connectors.md */
                        settings?: {
                            [key: string]: string;
                        };
                        storefronts?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Destination"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a marked test lead through the real path
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Check"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/far-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The far side’s own fields, as last read
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FarFields"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Read the far side’s fields
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FarFields"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mapping in use
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mapping"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Save a mapping as a new version; an old one’s fields restore it
         * @description Needs an operator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was changed; null: the default */
                        basedOn: number | null;
                        fields: components["schemas"]["MappedFieldInput"][];
                        /**
                         * @description Of the texts that we write, such as lead.summary
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /** @description For whoever asks later */
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mapping"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/mapping-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a mapping makes of a lead, and the requests that would be sent
         * @description Needs `leads:read` as well. Nothing is written there, and nothing is kept here.
         *
         *     Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Left out: the mapping in use */
                        fields?: components["schemas"]["MappedFieldInput"][];
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /** @description Left out: a sample lead */
                        leadId?: string;
                        /** @description Whose lead it is, for the operator’s destinations */
                        publisherId?: string;
                        /**
                         * @description Also the requests: what only reads there is really sent, what would write is not
                         * @default true
                         */
                        requests?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MappingPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/mapping-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a mapping, newest first
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MappingVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/mapping-versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a mapping
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MappingVersion"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reconciliations, the newest first
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Reconciliation"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Compare what we sent with what is there
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Deliveries delivered since then; left out: all
                         */
                        since?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/reconciliations/{reconciliationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One reconciliation, and how far it is
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    reconciliationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/reconciliations/{reconciliationId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a reconciliation found, the first 10000
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description true: what they lack; false: what they changed; left out: both */
                    lacking?: "true" | "false";
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    destinationId: string;
                    reconciliationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReconciliationFinding"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/reconciliations/{reconciliationId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what they lack
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    reconciliationId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Of those that are lacking; left out: all of them */
                        deliveryIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Deliveries scheduled */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/signing-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new signing secret
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * @description How long the old secret stays valid beside it
                         * @default 24
                         */
                        overlapHours?: number;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Shown this once */
                            signingSecret: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the reading back of a destination stands
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tracking"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switch the reading back on or off
         * @description Needs an operator.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        enabled: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tracking"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/operator/destinations/{destinationId}/tracking/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret address; the old one ends at once
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tracking"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with listings and destinations, in plain words
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Finding"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List operators’ keys
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OperatorKey"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create an operator’s key
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewOperatorKey"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an operator’s key
         * @description Needs an operator.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    keyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger over all publishers
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    destinationId?: string;
                    from?: string;
                    /** @description How many at most */
                    limit?: number;
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            items: components["schemas"]["LedgerLine"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs a person now, how leads come in and how soon they are delivered
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    days?: number;
                    /** @description IANA, such as Europe/Prague */
                    timeZone?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again to a destination of the operator, for all publishers
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        destinationId?: string;
                        /**
                         * Format: date-time
                         * @description Deliveries created since; with a destination, leads that never went there too
                         */
                        since?: string;
                        /**
                         * @description Left out: parked and waiting; chosen deliveries whatever became of them
                         * @enum {string}
                         */
                        state?: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
                        /**
                         * Format: date-time
                         * @description Deliveries created before this time alone
                         */
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Deliveries scheduled */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/returned-leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leads that publishers gave back: open ones, longest waiting first; settled ones, newest first
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    state?: "open" | "settled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReturnedLead"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/returned-leads/{publisherId}/{leadId}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Accept a returned lead, or decline with an answer
         * @description Needs an operator.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accepted: boolean;
                        /**
                         * @description What the publisher reads
                         * @default null
                         */
                        answer?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReturnedLead"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as it changes (server-sent events)
         * @description Events: `ready` first; `change` with `publisherId` and, of what changed, `leads`, `deliveries` (`id`, `leadId`), `destinations`, `quarantine`, `opportunities`, `referrals` and `campaigns`, each a list of ids, empty when there are too many to name; `refetch` when something may have been missed, such as after Last-Event-ID. A comment every 15 seconds keeps the connection open.
         *
         *     Needs an operator.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password
         * @description The answer is the same whether or not the address is known.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                    };
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List publishers
         * @description Needs an operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description Any part of the name or the slug, in any case; or the id */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Publisher"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a publisher
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        slug: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publisher"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One publisher */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publisher"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a publisher (operators), or say where its customers ask about their data
         * @description Needs the scope `people:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description An e-mail address, or a page’s that begins with https://; null: none
                         * @example privacy@northwind.example
                         * @example https://northwind.example/privacy
                         * @example null
                         */
                        contact?: string | null;
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Publisher"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List absences that are not over yet, newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description shown: those that are over as well */
                    over?: "shown";
                    userId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Absence"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Say that somebody is away
         * @description Yours; for others it needs `assignments:write` as well. Leads that they have stay theirs.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** @default null */
                        reason?: string | null;
                        /** @description Null: until further notice */
                        to?: string | null;
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Absence"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/absences/{absenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an absence back
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    absenceId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/assignment-simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who would have got how many of the last days’ leads
         * @description By territories and pools as sent, else as saved, with hours and absences as they are now. Caps of open leads are left out. Nothing is kept.
         *
         *     Needs the scope `assignments:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        days: number;
                        /** @description The pool of leads that no territory takes; null: they wait */
                        otherwise?: string | null;
                        /** @description In place of the saved ones of these ids, or new */
                        pools?: {
                            /**
                             * @description For members without hours of their own; null: always
                             * @default null
                             */
                            hours?: components["schemas"]["WorkingHoursInput"] | null;
                            id: string;
                            members: {
                                /**
                                 * @description Leads of this pool a day, in the time zone of their hours; null: any number
                                 * @default null
                                 */
                                capADay?: number | null;
                                /**
                                 * @description Open leads at once, from anywhere; null: any number
                                 * @default null
                                 */
                                capOpen?: number | null;
                                userId: string;
                                /**
                                 * @description Who has 2 gets twice as many as who has 1
                                 * @default 1
                                 */
                                weight?: number;
                            }[];
                            name: string;
                            /**
                             * @description Outside everybody’s hours a lead waits for the next opening, or goes to anyone
                             * @default wait
                             * @enum {string}
                             */
                            outside?: "wait" | "anyone";
                        }[];
                        /** @description The first whose condition holds has the lead */
                        territories?: {
                            /** @description Yours to choose; kept while the territory is renamed or moved */
                            id: string;
                            name: string;
                            poolId: string;
                            when: components["schemas"]["ConditionInput"];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AssignmentSimulation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who got what and why, newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    leadId?: string;
                    /** @description How many at most */
                    limit?: number;
                    poolId?: string;
                    userId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Assignment"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaign-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build a link that carries a campaign; nothing is kept
         * @description Needs the scope `campaigns:read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the listing on the marketplace, with or without a query; left out: as its offer is usually found */
                        address?: string;
                        listingId: string;
                        /** @description By their names; what is empty is left out */
                        parameters: {
                            mktcmpid?: string;
                            ref?: string;
                            src?: string;
                            utm_campaign?: string;
                            utm_content?: string;
                            utm_medium?: string;
                            utm_source?: string;
                            utm_term?: string;
                        };
                        /** @enum {string} */
                        target: "appsource" | "azure-marketplace" | "own-page";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignLink"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaign-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads, successes and costs by campaign, motion and listing
         * @description A year until today, or the period of the plan, unless told otherwise. Leads without a campaign parameter are told apart and never divided among campaigns.
         *
         *     Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day, in UTC */
                    from?: string;
                    /** @description How what somebody came to is divided among what they did before */
                    model?: "first" | "last" | "linear" | "time-decay";
                    /** @description Campaigns of this plan alone */
                    planId?: string;
                    /** @description The last day, in UTC */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignResults"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaign-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What holds for all campaigns
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change what holds for all campaigns
         * @description Needs the scope `campaigns:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of time decay: a touch so many days earlier has half the part */
                        halfLifeDays: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campaigns
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description Of this plan alone */
                    planId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Campaign"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write a campaign
         * @description Needs the scope `campaigns:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        budget?: string | null;
                        /**
                         * @description Values of mktcmpid or utm_campaign by which its leads come; of one campaign at a time
                         * @default []
                         */
                        codes?: string[];
                        /**
                         * @description ISO 4217, such as EUR
                         * @default null
                         */
                        currency?: string | null;
                        /** Format: date */
                        fromDay: string;
                        /** @default [] */
                        listingIds?: string[];
                        /**
                         * @description Null: by the storefront of its listings
                         * @default null
                         */
                        motion?: ("nurture" | "demand-generation") | null;
                        name: string;
                        /** @default null */
                        notes?: string | null;
                        /** @default null */
                        planId?: string | null;
                        /**
                         * @description By hand, stronger than its dates; null: by its dates
                         * @default null
                         */
                        saidState?: ("planned" | "running" | "ended" | "archived") | null;
                        /**
                         * @description The last day of it; null: until further notice
                         * @default null
                         */
                        toDay?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaigns/{campaignId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One campaign
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    campaignId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change a campaign, or say in which state it is
         * @description Leads are found by its codes as they are now, those of before included.
         *
         *     Needs the scope `campaigns:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    campaignId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        budget?: string | null;
                        /**
                         * @description Values of mktcmpid or utm_campaign by which its leads come; of one campaign at a time
                         * @default []
                         */
                        codes?: string[];
                        /**
                         * @description ISO 4217, such as EUR
                         * @default null
                         */
                        currency?: string | null;
                        /** Format: date */
                        fromDay: string;
                        /** @default [] */
                        listingIds?: string[];
                        /**
                         * @description Null: by the storefront of its listings
                         * @default null
                         */
                        motion?: ("nurture" | "demand-generation") | null;
                        name: string;
                        /** @default null */
                        notes?: string | null;
                        /** @default null */
                        planId?: string | null;
                        /**
                         * @description By hand, stronger than its dates; null: by its dates
                         * @default null
                         */
                        saidState?: ("planned" | "running" | "ended" | "archived") | null;
                        /**
                         * @description The last day of it; null: until further notice
                         * @default null
                         */
                        toDay?: string | null;
                        /** @description The version that was changed */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Campaign"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaigns/{campaignId}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a campaign cost, the latest first
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    campaignId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CampaignCost"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Enter what a campaign cost
         * @description Nothing is changed afterwards: a cost that names another in corrects takes its place.
         *
         *     Needs the scope `campaigns:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    campaignId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A decimal such as 1250.50 */
                        amount: string;
                        /**
                         * @description Takes the place of this one
                         * @default null
                         */
                        corrects?: string | null;
                        /**
                         * @description ISO 4217, such as EUR
                         * @default null
                         */
                        currency?: string | null;
                        /** Format: date */
                        day: string;
                        /**
                         * @description Null: for the whole campaign
                         * @default null
                         */
                        listingId?: string | null;
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CampaignCost"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/campaigns/{campaignId}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of a campaign’s numbers, each lead and success with its touches and their weights
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description The first day, in UTC */
                    from?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description How what somebody came to is divided among what they did before */
                    model?: "first" | "last" | "linear" | "time-decay";
                    /** @description The last day, in UTC */
                    to?: string;
                };
                header?: never;
                path: {
                    campaignId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CampaignCredit"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List consent texts, newest first
         * @description The newest of a listing counts, else its publisher’s, else the operator’s, else the shipped one.
         *
         *     Needs the scope `listings:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ConsentText"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                            /** @description What counts where there is none */
                            shipped: {
                                button: string;
                                /** @enum {string} */
                                callToAction: "contact-me" | "get-it-now" | "free-trial" | "test-drive";
                                id: string;
                                language: string;
                                tick: string | null;
                                version: number;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write the next version of a consent text
         * @description It counts from now on. Leads name the version their customer saw.
         *
         *     Needs the scope `listings:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What pressing the button means. May hold {publisher}, {marketplace}, {product}, {recipients} */
                        button: string;
                        /** @enum {string} */
                        callToAction: "contact-me" | "get-it-now" | "free-trial" | "test-drive";
                        /** @enum {string} */
                        language: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /**
                         * @description Null: all of the publisher’s listings
                         * @default null
                         */
                        listingId?: string | null;
                        /**
                         * @description The words beside the box that widens it to related products; for get-it-now and free-trial
                         * @default null
                         */
                        tick?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ConsentText"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/default-language": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The language for whoever’s own is not known
         * @description Of mails to people who are new here, and of public pages for a visitor whose browser names no language of ours. A person’s own language comes before it; the operator’s after it, then English.
         *
         *     Needs the scope `people:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DefaultLanguage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Choose that language
         * @description Needs the scope `people:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Null: the operator’s */
                        language: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DefaultLanguage"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description Needs the scope `deliveries:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    destinationId?: string;
                    leadId?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description The last try’s, such as invalid_lead */
                    reason?: string;
                    since?: string;
                    state?: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Delivery"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One delivery with its attempts
         * @description Needs the scope `deliveries:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    deliveryId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            attempts: number;
                            /** Format: date-time */
                            createdAt: string;
                            deliveredAt: string | null;
                            destinationId: string;
                            /** @description Null for the operator’s */
                            destinationKind: string | null;
                            destinationName: string | null;
                            /** @description Next try; null when finished, under way, or behind an earlier lead of the same person */
                            dueAt: string | null;
                            /** @description What goes there instead of a lead; with a lead, what its record is brought up to date by */
                            event: {
                                id: string;
                                subjectId: string;
                                type: string;
                            } | null;
                            /** @description The record on the far side */
                            externalId: string | null;
                            externalUrl: string | null;
                            id: string;
                            items: {
                                detail: string | null;
                                durationMs: number;
                                /** @description What the mapping changed for the far side to take it */
                                mended: components["schemas"]["Mended"][] | null;
                                number: number;
                                outcome: string;
                                reason: string | null;
                                said: components["schemas"]["Said"] | null;
                                /** Format: date-time */
                                startedAt: string;
                                /** @description What was said on the wire, secrets redacted; null for the operator’s destinations */
                                transcript: unknown;
                            }[];
                            lastDetail: string | null;
                            lastReason: string | null;
                            lastSaid: components["schemas"]["Said"] | null;
                            lead: {
                                company: string | null;
                                email: string | null;
                                /** @enum {string} */
                                kind: "customer" | "test" | "notice";
                                listingId: string;
                                name: string | null;
                                offerTitle: string;
                                /** Format: date-time */
                                receivedAt: string;
                            } | null;
                            /** @description The lead that goes there, or whose record is brought up to date; null: an event goes there */
                            leadId: string | null;
                            /** @description To a destination of the publisher; else of the marketplace operator */
                            own: boolean;
                            /** @description Why this destination has the lead, such as policy:field-seller-crm */
                            route: string;
                            /** @enum {string} */
                            state: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
                            /** @description Delivered to a far side that does not tell what became of it */
                            unconfirmed: boolean;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/deliveries/{deliveryId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one again
         * @description Needs the scope `deliveries:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    deliveryId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Deliveries scheduled */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List destinations
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Destination"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a destination
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events?: components["schemas"]["EventsInput"];
                        /** @description Bring the record of a lead up to date with each move of its opportunity; see docs/pipeline.md */
                        followsOpportunities?: boolean;
                        /** @description Send marketplace test leads as well */
                        forwardTestLeads?: boolean;
                        kind: string;
                        limits?: {
                            /** @description Tries under way at once */
                            concurrency?: number;
                            /** @description Tries a second; null: no limit */
                            ratePerSecond?: number | null;
                            /** @description Seconds after each failed try; then it is parked */
                            retryDelaysS?: number[];
                            /** @description How long one try may take */
                            timeoutMs?: number;
                        };
                        listingIds?: string[] | null;
                        name: string;
                        /** @description When the far side’s key ends; owners are mailed 21, 7 and 1 days before and when it has ended */
                        secretExpiresAt?: string | null;
                        /**
                         * @description By kind; see docs/connectors.md
                         * @default {}
                         */
                        settings?: {
                            [key: string]: string;
                        };
                        storefronts?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreatedDestination"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One destination
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Destination"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove a destination
         * @description Needs the scope `destinations:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a destination
         * @description Needs the scope `destinations:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        events?: components["schemas"]["EventsInput"];
                        /** @description Bring the record of a lead up to date with each move of its opportunity; see docs/pipeline.md */
                        followsOpportunities?: boolean;
                        /** @description Send marketplace test leads as well */
                        forwardTestLeads?: boolean;
                        limits?: {
                            /** @description Tries under way at once */
                            concurrency?: number;
                            /** @description Tries a second; null: no limit */
                            ratePerSecond?: number | null;
                            /** @description Seconds after each failed try; then it is parked */
                            retryDelaysS?: number[];
                            /** @description How long one try may take */
                            timeoutMs?: number;
                        };
                        listingIds?: string[] | null;
                        name?: string;
                        paused?: boolean;
                        /** @description Why it is paused, for people; kept until it is resumed. With paused: true alone */
                        pauseNote?: string;
                        /** @description When the far side’s key ends; owners are mailed 21, 7 and 1 days before and when it has ended */
                        secretExpiresAt?: string | null;
                        /** @description By kind; see docs/connectors.md */
                        settings?: {
                            [key: string]: string;
                        };
                        storefronts?: string[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Destination"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a marked test lead through the real path
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Check"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/far-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The far side’s own fields, as last read
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FarFields"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Read the far side’s fields
         * @description Needs the scope `mappings:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FarFields"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mapping in use
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mapping"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Save a mapping as a new version; an old one’s fields restore it
         * @description Needs the scope `mappings:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was changed; null: the default */
                        basedOn: number | null;
                        fields: components["schemas"]["MappedFieldInput"][];
                        /**
                         * @description Of the texts that we write, such as lead.summary
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /** @description For whoever asks later */
                        why: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mapping"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/mapping-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a mapping makes of a lead, and the requests that would be sent
         * @description Needs `leads:read` as well. Nothing is written there, and nothing is kept here.
         *
         *     Needs the scope `mappings:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Left out: the mapping in use */
                        fields?: components["schemas"]["MappedFieldInput"][];
                        /**
                         * @default en
                         * @enum {string}
                         */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /** @description Left out: a sample lead */
                        leadId?: string;
                        /** @description Whose lead it is, for the operator’s destinations */
                        publisherId?: string;
                        /**
                         * @description Also the requests: what only reads there is really sent, what would write is not
                         * @default true
                         */
                        requests?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MappingPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/mapping-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a mapping, newest first
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MappingVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/mapping-versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a mapping
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                    version: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MappingVersion"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/reconciliations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reconciliations, the newest first
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Reconciliation"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Compare what we sent with what is there
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Deliveries delivered since then; left out: all
                         */
                        since?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/reconciliations/{reconciliationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One reconciliation, and how far it is
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                    reconciliationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reconciliation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/reconciliations/{reconciliationId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a reconciliation found, the first 10000
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description true: what they lack; false: what they changed; left out: both */
                    lacking?: "true" | "false";
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                    reconciliationId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ReconciliationFinding"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/reconciliations/{reconciliationId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what they lack
         * @description Needs the scope `deliveries:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                    reconciliationId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description Of those that are lacking; left out: all of them */
                        deliveryIds?: string[];
                    };
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Deliveries scheduled */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/signing-secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new signing secret
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * @description How long the old secret stays valid beside it
                         * @default 24
                         */
                        overlapHours?: number;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Shown this once */
                            signingSecret: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the reading back of a destination stands
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tracking"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switch the reading back on or off
         * @description Needs the scope `destinations:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        enabled: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tracking"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/destinations/{destinationId}/tracking/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new secret address; the old one ends at once
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    destinationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tracking"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/do-not-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom not to write to, newest first
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The whole address */
                    address?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    reason?: "opted_out" | "bounced" | "complained" | "manual";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DoNotContact"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write no more to an address, or to a lead
         * @description What waits for it is withheld at once. A seller names a lead of theirs.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        address?: string | null;
                        /** @default null */
                        leadId?: string | null;
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoNotContact"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/do-not-contact/{entryId}/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allow an address again
         * @description Who opted out must have asked for it: say how, it is kept.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    entryId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, in your own words */
                        note: string;
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/do-not-contact/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in a CSV file of addresses
         * @description One address a row, in the column that is called e-mail or address, else in the first. What cannot be read is told by row; the rest is taken in.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DoNotContactImport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/duplicate-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many likely duplicates nobody has decided, counted up to 100
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DuplicateCounts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List likely duplicates, most certain first: to be decided, or kept apart
         * @description Found a second or two after a lead is taken in. A seller sees those of which all leads are theirs.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description With this among the reasons */
                    reason?: "same_mailbox" | "same_name_same_domain" | "same_name_alike_address" | "same_name_same_company" | "same_name_alike_company" | "same_phone" | "alike_name_alike_address" | "alike_name_same_domain" | "alike_name_same_company" | "same_name" | "other_name";
                    /** @description open: to be decided. apart: kept apart */
                    state?: "open" | "apart";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Duplicate"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/duplicates/{duplicateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Two likely duplicates side by side, with their leads, consents and deliveries
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    duplicateId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DuplicateDetail"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/duplicates/{duplicateId}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the two are one person
         * @description Leads stay as they are, each with its deliveries, consent and timeline; both ids stay valid, and what is read of the person is read of both.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    duplicateId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The personId of the one that stands for both from now on */
                        keep: string;
                        /**
                         * @description Why, in your own words; it shows on the timelines of the leads
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Merge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/duplicates/{duplicateId}/separations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the two apart, for good: they are never suggested again
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    duplicateId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Why, in your own words; it shows on the timelines of the leads
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Duplicate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Take back that the two are kept apart: they may be suggested again
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    duplicateId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/enrolments/{enrolmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * End an enrolment, pause it, or let it go on
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    enrolmentId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        /** @enum {string} */
                        state: "active" | "paused" | "ended";
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/exchange-rate-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter exchange rates from a CSV file
         * @description Takes the reference rates of the European Central Bank as it publishes them, by day or as history, and rows of currency, base, rate and date.
         *
         *     Needs the scope `pipeline:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text of the file */
                        csv: string;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description New, or other than they were */
                            count: number;
                            /** @description Rows that could not be read, 50 at most */
                            passedOver: {
                                line: number;
                                message: string;
                            }[];
                            read: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List exchange rates, the latest day first
         * @description Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description ISO 4217, one of 158 such as EUR */
                    currency?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ExchangeRate"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Enter exchange rates
         * @description A rate that is there already for the day takes the new value.
         *
         *     Needs the scope `pipeline:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        rates: {
                            /** @description ISO 4217, one of 158 such as EUR */
                            base: string;
                            /** @description ISO 4217, one of 158 such as EUR */
                            currency: string;
                            /**
                             * Format: date
                             * @description Of which day; it holds until there is a later one
                             */
                            onDate: string;
                            /** @description One unit of base is so many of currency */
                            rate: string;
                            /** @default hand */
                            source?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description New, or other than they were */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/exchange-rates/{base}/{currency}/{onDate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an exchange rate
         * @description Needs the scope `pipeline:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    /** @description ISO 4217, one of 158 such as EUR */
                    base: string;
                    /** @description ISO 4217, one of 158 such as EUR */
                    currency: string;
                    onDate: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a condition may ask of a lead, with the tests and the choices of each
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Fact"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is wrong with listings and destinations, in plain words
         * @description Needs the scope `destinations:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Finding"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/follow-up-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many clocks run out soon, have run out and wait, counted up to 1,000
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whose leads: an id, "me" or "none" */
                    userId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUpCounts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/follow-up-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How soon leads were answered: all, by person and by storefront
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Leads whose clock began since then; left out: 30 days ago */
                    from?: string;
                    /** @description And before then; left out: now. A year at most lies between */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUpSummary"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the clocks of leads
         * @description What waits comes by its due time, soonest first; anything else by when it began, the latest first. A seller sees their own.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    dueBefore?: string;
                    /** @description Of these leads alone: ids with commas between them, 200 at most */
                    leadIds?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description waiting: open, warned or breached */
                    state?: "waiting" | "open" | "warned" | "breached" | "answered" | "stopped";
                    /** @description Whose leads: an id, "me" or "none" */
                    userId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["FollowUp"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is likely to be won, by month
         * @description Each open deal counts its value times the probability of its stage, in the month of its expected close; what is overdue counts to the current month.
         *
         *     Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description YYYY-MM; left out: the current month */
                    from?: string;
                    months?: number;
                    /** @description Of this stream alone */
                    origin?: "lead" | "hand" | "co_sell";
                    /** @description A person’s id; none: nobody’s; me: your own */
                    ownerId?: string;
                    pipelineId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Forecast"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/hand-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand all open leads of a person who leaves or is away back to their pools
         * @description Open: neither qualified for sales nor disqualified. 2,000 at once; `more` says that there are some left.
         *
         *     Needs the scope `assignments:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Why, for the ledger
                         * @default null
                         */
                        note?: string | null;
                        userId: string;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Leads that somebody else has now */
                            assigned: number;
                            more: boolean;
                            /** @description Leads that wait for somebody to be free */
                            waiting: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List identity providers
         * @description Needs the scope `people:write`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IdentityProvider"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect an identity provider
         * @description Needs the scope `people:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Of e-mail addresses that may be linked here; empty: any
                         * @default []
                         */
                        allowedDomains?: string[];
                        clientId: string;
                        /** @description Never shown again */
                        clientSecret: string;
                        /** @description Such as https://login.example.com */
                        issuer: string;
                        /** @description On the button of the sign-in page */
                        name: string;
                        /**
                         * @description What somebody of the allowed domains becomes who was not invited; null: they are refused
                         * @default null
                         */
                        newcomerRole?: ("marketer" | "seller" | "viewer") | null;
                        /**
                         * @description The provider owns the allowed domains, so it need not mark an address as verified
                         * @default false
                         */
                        trustsDomains?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityProvider"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/identity-providers/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One identity provider
         * @description Needs the scope `people:write`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    providerId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityProvider"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove an identity provider
         * @description Needs the scope `people:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    providerId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change an identity provider
         * @description With another issuer or client id, people are linked anew by their verified address.
         *
         *     Needs the scope `people:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    providerId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of e-mail addresses that may be linked here; empty: any */
                        allowedDomains?: string[];
                        clientId?: string;
                        /** @description Never shown again */
                        clientSecret?: string;
                        /** @description Such as https://login.example.com */
                        issuer?: string;
                        /** @description On the button of the sign-in page */
                        name?: string;
                        /** @description What somebody of the allowed domains becomes who was not invited; null: they are refused */
                        newcomerRole?: ("marketer" | "seller" | "viewer") | null;
                        /** @description The provider owns the allowed domains, so it need not mark an address as verified */
                        trustsDomains?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityProvider"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/identity-providers/{providerId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an identity provider
         * @description Asks for its description and tries the client’s secret; nobody is signed in.
         *
         *     Needs the scope `people:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    providerId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["IdentityProviderCheck"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/identity-providers/{providerId}/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who signs in by an identity provider
         * @description Needs the scope `people:write`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    providerId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Identity"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/identity-providers/{providerId}/identities/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink a person from an identity provider
         * @description Needs the scope `people:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    providerId: string;
                    publisherId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * At which hours of the week leads come
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    storefront?: string;
                    /** @description Whose hours and days; left out: that of the publisher’s sums */
                    timeZone?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightArrivals"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What campaigns came to, what they cost and brought, against the period before
         * @description By days of UTC, as campaigns count. What marketplaces count stands beside it, never mixed.
         *
         *     Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day to compare with; left out: as many days right before */
                    beforeFrom?: string;
                    /** @description The last day to compare with */
                    beforeTo?: string;
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description How what somebody came to is divided among what they did before */
                    model?: "first" | "last" | "linear" | "time-decay";
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightCampaigns"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Of the leads of each week, how many had come to a step within so many weeks
         * @description A week is followed for 26 weeks one by one. Weeks that the period cuts are told whole.
         *
         *     Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    step?: "marketingQualified" | "salesQualified" | "disqualified" | "opportunities" | "won" | "lost";
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightCohorts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How soon leads are in the far systems, by destination
         * @description From figures that are kept by the hour while deliveries are made; the ledger is the proof.
         *
         *     Needs the scope `deliveries:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightDeliveries"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/delivery-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How soon leads were in each far system, day by day
         * @description Needs the scope `deliveries:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightDeliveryDays"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/forecast-opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The opportunities behind a number of a month or quarter
         * @description Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query: {
                    by?: "month" | "quarter";
                    counted: "due" | "pipeline" | "already" | "wonDue" | "lostDue" | "slipped" | "added" | "won";
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description A person’s id; none: nobody’s; me: your own */
                    ownerId?: string;
                    /** @description A day of the last one; left out: today */
                    to?: string;
                    /** @description What was thought so many weeks after the beginning, on its last day at the latest */
                    week?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InsightForecastOpportunity"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/forecast-outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was forecast of each month or quarter, and what came of it
         * @description From what each opportunity was at the time: stage, value and expected close, weighted by the probabilities of then. What changed after the end of a month changes nothing in it.
         *
         *     Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    by?: "month" | "quarter";
                    count?: number;
                    /** @description A person’s id; none: nobody’s; me: your own */
                    ownerId?: string;
                    /** @description A day of the last one; left out: today */
                    to?: string;
                    /** @description What was thought so many weeks after the beginning, on its last day at the latest */
                    week?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightForecast"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * From visits to wins by one dimension, a period against another
         * @description What marketplaces tell and what our pages count stands beside the leads and is never divided into them: neither knows which visit became which lead.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query: {
                    /** @description The first day to compare with; left out: as many days right before */
                    beforeFrom?: string;
                    /** @description The last day to compare with */
                    beforeTo?: string;
                    /** @description seller alone for those who see their own leads */
                    by: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                    /** @description arrival: of leads that came in the period, how far they have come by now; activity: what happened in the period, whenever they came */
                    view?: "arrival" | "activity";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightFunnel"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The leads behind a number, the newest first
         * @description As many as the number says. A page may be short, or empty, before the last.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query: {
                    by?: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description Left out: all of them */
                    key?: string;
                    /** @description How many at most */
                    limit?: number;
                    metric: "leads" | "forms" | "marketingQualified" | "salesQualified" | "disqualified" | "opportunities" | "won" | "lost" | "answered" | "inTime" | "late" | "overdue";
                    /** @description The last day; left out: today */
                    to?: string;
                    view?: "arrival" | "activity";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InsightLead"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each number means
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InsightMetric"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count all leads of a publisher anew, in the background
         * @description Needs an operator.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How soon leads of a period were answered, by one dimension
         * @description An answer is to the credit of whoever gave it; one that nobody gave, of who has the lead.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    by?: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightResponses"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was won of leads, by one dimension and currency
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    by?: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                    /** @description arrival: of leads that came in the period; activity: won in it */
                    view?: "arrival" | "activity";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightRevenue"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How leads of a period scored as they came in, and whether high scores win
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightScores"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/sequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of those who entered sequences in a period
         * @description Of those who entered: that something came after it does not say that it came of it. Who sees their own leads alone is told of those.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightSequences"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/sequences/{sequenceId}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The leads behind a number of a sequence, the newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    counted?: "entered" | "goals" | "answered" | "opportunities" | "won";
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description The last day; left out: today */
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["InsightLead"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * In whose days is counted, and how far counting anew has come
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Count by the days of another time zone
         * @description All is counted anew in the background; until that is done, what is shown stays.
         *
         *     Needs the scope `listings:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        timeZone: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/insight/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads and their steps by day or week, a period against another
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description The first day to compare with; left out: as many days right before */
                    beforeFrom?: string;
                    /** @description The last day to compare with */
                    beforeTo?: string;
                    /** @description With key: of these leads alone */
                    by?: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
                    /** @description Weeks begin on Monday */
                    every?: "day" | "week";
                    /** @description The first day; left out: four weeks until the last */
                    from?: string;
                    key?: string;
                    /** @description The last day; left out: today */
                    to?: string;
                    /** @description arrival: of leads that came in the period, how far they have come by now; activity: what happened in the period, whenever they came */
                    view?: "arrival" | "activity";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InsightTrend"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description Needs the scope `people:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Invitation"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Invite a person
         * @description Needs the scope `people:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        /**
                         * @description Of the mail; left out: the person’s own where known, else the publisher’s default
                         * @enum {string}
                         */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        /**
                         * @description operator: in pub_operator alone, and nothing else there
                         * @enum {string}
                         */
                        role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewInvitation"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Needs the scope `people:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    invitationId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Needs the scope `keys:write`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Key"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create an API key
         * @description Needs the scope `keys:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description Left out: all that the maker of the key has */
                        scopes?: ("listings:read" | "listings:write" | "leads:read" | "leads:write" | "work:write" | "scoring:write" | "assignments:write" | "followup:write" | "mail:read" | "mail:write" | "pipeline:read" | "pipeline:write" | "campaigns:read" | "campaigns:write" | "cosell:read" | "cosell:write" | "quarantine:write" | "destinations:read" | "destinations:write" | "mappings:write" | "deliveries:read" | "deliveries:write" | "keys:write" | "people:read" | "people:write")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewKey"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Needs the scope `keys:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    keyId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/lead-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many leads each tab of the inbox has under a filter, counted up to 1,000
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description As the lead shows it, such as PLT */
                    action?: string;
                    /** @description A user’s id; none: leads that nobody has; me: your own */
                    assignedTo?: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country?: string;
                    /** @description Leads with a delivery in this state */
                    deliveryState?: "waiting" | "parked" | "withheld";
                    /** @description A letter for all of its grades, or one of them, such as A1 */
                    grade?: "A" | "B" | "C" | "D" | "A1" | "A2" | "A3" | "A4" | "B1" | "B2" | "B3" | "B4" | "C1" | "C2" | "C3" | "C4" | "D1" | "D2" | "D3" | "D4";
                    hot?: "true" | "false";
                    kind?: "customer" | "test" | "notice";
                    listingId?: string;
                    /** @description With everybody merged with them. A lead without an e-mail address stands for its person under its own id */
                    personId?: string;
                    /** @description At or after this time */
                    receivedFrom?: string;
                    /** @description Before this time */
                    receivedTo?: string;
                    stage?: "inquiry" | "marketing_qualified" | "sales_qualified" | "disqualified";
                    status?: "new" | "withheld" | "kept";
                    storefront?: "appsource" | "azure-marketplace";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeadCounts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/lead-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the fields of your own on your lead forms: those in use in their order, then the archived
         * @description Needs the scope `listings:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["LeadField"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a field to your lead forms
         * @description 20 at most are in use. It stands last; a marketplace’s own forms know nothing of it.
         *
         *     Needs the scope `listings:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Stands under the label
                         * @default null
                         */
                        help?: string | null;
                        /**
                         * @description By language
                         * @default {}
                         */
                        helps?: {
                            [key: string]: string;
                        };
                        /**
                         * @description Never changed
                         * @enum {string}
                         */
                        kind: "text" | "multiline" | "number" | "choice" | "yes_no";
                        /** @description What stands where a language has no words of its own */
                        label: string;
                        /**
                         * @description By language
                         * @default {}
                         */
                        labels?: {
                            [key: string]: string;
                        };
                        /**
                         * @description Null: all listings
                         * @default null
                         */
                        listingIds?: string[] | null;
                        /**
                         * @description Of a text: characters; null: 200, or 1,000 for several lines
                         * @default null
                         */
                        maxLength?: number | null;
                        /** @description Never changed, never given twice: leads have their values under it */
                        name: string;
                        /**
                         * @description Of a choice, in order
                         * @default []
                         */
                        options?: {
                            label: string;
                            /** @default {} */
                            labels?: {
                                [key: string]: string;
                            };
                            /** @description What the lead has */
                            value: string;
                        }[];
                        /** @default false */
                        required?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeadField"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/lead-fields/{fieldName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive a field: no form asks it any more, leads keep what they have
         * @description Needs the scope `listings:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    fieldName: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a field, move it, archive it or bring it back
         * @description Needs the scope `listings:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    fieldName: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        archived?: boolean;
                        /** @description Stands under the label */
                        help?: string | null;
                        /** @description By language */
                        helps?: {
                            [key: string]: string;
                        };
                        /** @description What stands where a language has no words of its own */
                        label?: string;
                        /** @description By language */
                        labels?: {
                            [key: string]: string;
                        };
                        /** @description Null: all listings */
                        listingIds?: string[] | null;
                        /** @description Of a text: characters; null: 200, or 1,000 for several lines */
                        maxLength?: number | null;
                        /** @description Of a choice, in order */
                        options?: {
                            label: string;
                            /** @default {} */
                            labels?: {
                                [key: string]: string;
                            };
                            /** @description What the lead has */
                            value: string;
                        }[];
                        /** @description Its place on the form, from 0; the others make room */
                        position?: number;
                        required?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeadField"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leads, newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description As the lead shows it, such as PLT */
                    action?: string;
                    /** @description A user’s id; none: leads that nobody has; me: your own */
                    assignedTo?: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description Leads with a delivery in this state */
                    deliveryState?: "waiting" | "parked" | "withheld";
                    /** @description A letter for all of its grades, or one of them, such as A1 */
                    grade?: "A" | "B" | "C" | "D" | "A1" | "A2" | "A3" | "A4" | "B1" | "B2" | "B3" | "B4" | "C1" | "C2" | "C3" | "C4" | "D1" | "D2" | "D3" | "D4";
                    hot?: "true" | "false";
                    kind?: "customer" | "test" | "notice";
                    /** @description How many at most */
                    limit?: number;
                    listingId?: string;
                    /** @description With everybody merged with them. A lead without an e-mail address stands for its person under its own id */
                    personId?: string;
                    /** @description Words that are all found in name, e-mail address, company, phone number or the first 1,000 characters of the note, in any case and with or without accents. A word of one or two letters is the beginning of a word. New leads are found after a second or two */
                    q?: string;
                    /** @description At or after this time */
                    receivedFrom?: string;
                    /** @description Before this time */
                    receivedTo?: string;
                    stage?: "inquiry" | "marketing_qualified" | "sales_qualified" | "disqualified";
                    status?: "new" | "withheld" | "kept";
                    storefront?: "appsource" | "azure-marketplace";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Lead"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The leads of a filter as a CSV file, newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description As the lead shows it, such as PLT */
                    action?: string;
                    /** @description A user’s id; none: leads that nobody has; me: your own */
                    assignedTo?: string;
                    /** @description ISO 3166-1 alpha-2 */
                    country?: string;
                    /** @description Leads with a delivery in this state */
                    deliveryState?: "waiting" | "parked" | "withheld";
                    /** @description A letter for all of its grades, or one of them, such as A1 */
                    grade?: "A" | "B" | "C" | "D" | "A1" | "A2" | "A3" | "A4" | "B1" | "B2" | "B3" | "B4" | "C1" | "C2" | "C3" | "C4" | "D1" | "D2" | "D3" | "D4";
                    hot?: "true" | "false";
                    kind?: "customer" | "test" | "notice";
                    /** @description Of these leads alone: ids with commas between them, 200 at most */
                    leadIds?: string;
                    listingId?: string;
                    /** @description With everybody merged with them. A lead without an e-mail address stands for its person under its own id */
                    personId?: string;
                    /** @description Words that are all found in name, e-mail address, company, phone number or the first 1,000 characters of the note, in any case and with or without accents. A word of one or two letters is the beginning of a word. New leads are found after a second or two */
                    q?: string;
                    /** @description At or after this time */
                    receivedFrom?: string;
                    /** @description Before this time */
                    receivedTo?: string;
                    stage?: "inquiry" | "marketing_qualified" | "sales_qualified" | "disqualified";
                    status?: "new" | "withheld" | "kept";
                    storefront?: "appsource" | "azure-marketplace";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One lead with its deliveries, timeline and raw body
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeadDetail"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people did about a lead, the latest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Activity"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write down what was done
         * @description The earliest outgoing call, mail or meeting is the first response. What is wrong is corrected by another that names it.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it was done; left out: now
                         */
                        at?: string;
                        /**
                         * @description The activity that this one takes the place of
                         * @default null
                         */
                        corrects?: string | null;
                        /**
                         * @description Left out: outgoing; of a note there is none
                         * @enum {string}
                         */
                        direction?: "outgoing" | "incoming";
                        /** @enum {string} */
                        kind: "call" | "mail" | "meeting" | "note";
                        /** @default null */
                        note?: string | null;
                        /**
                         * @description What came of it
                         * @default null
                         */
                        outcome?: ("reached" | "left_message" | "no_answer" | "busy" | "wrong_number" | "sent" | "replied" | "bounced" | "held" | "planned" | "not_come") | null;
                        /** @description Who did it. A key names a person; a person is themselves */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Activity"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/activities/{activityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back what one wrote down, within an hour
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    activityId: string;
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/campaign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By which campaign a lead came, and its part by each model
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeadCampaign"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a qualified lead an opportunity
         * @description The lead is only read from then on. Said again, it answers what the lead became; `another` makes one more.
         *
         *     Needs the scope `pipeline:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description One more, though the lead was converted before
                         * @default false
                         */
                        another?: boolean;
                        /** @description All of them; the first is the one to speak to */
                        contacts?: components["schemas"]["OpportunityContactInput"][];
                        currency?: string | null;
                        expectedClose?: string | null;
                        /** @description Left out: company or person, and the offer */
                        name?: string;
                        nextStep?: string | null;
                        nextStepOn?: string | null;
                        /** @description Converts a lead that is not sales-qualified; needs the scope leads:write */
                        override?: {
                            reason: string;
                        };
                        /** @description Null: nobody */
                        ownerId?: string | null;
                        /** @description Left out: the first in use */
                        pipelineId?: string;
                        /** @description Left out: the first */
                        stage?: string;
                        /** @description A decimal such as "1250.50"; needs a currency */
                        value?: string | null;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description False: the lead was converted before, and this is what it became */
                            created: boolean;
                            opportunity: components["schemas"]["Opportunity"];
                        };
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description False: the lead was converted before, and this is what it became */
                            created: boolean;
                            opportunity: components["schemas"]["Opportunity"];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/criteria/{criterionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether a criterion is met
         * @description A person’s word stands above the data. It may lift the lead to the next stage, and never lowers it.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    criterionId: string;
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Null: take back what was said */
                        met: boolean | null;
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Qualification"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/disqualifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disqualify a lead, and give it back where it was none
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description To the marketplace it came from; for wrong_contact_data, never_asked, spam, duplicate
                         * @default false
                         */
                        giveBack?: boolean;
                        /**
                         * @description Needed with the reason other
                         * @default null
                         */
                        note?: string | null;
                        /** @enum {string} */
                        reason: "no_need" | "no_budget" | "no_authority" | "bad_timing" | "not_reachable" | "wrong_contact_data" | "never_asked" | "competitor" | "student" | "spam" | "duplicate" | "outside_territory" | "existing_customer" | "asked_not_to_be_contacted" | "other";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Qualification"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/do-not-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a lead is not written to
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["DoNotContact"][];
                            /** @description Why no sequence writes to it, such as no_consent; null: one may */
                            refused: ("erased" | "not_a_customer" | "no_address" | "no_consent" | "complained" | "opted_out" | "do_not_contact" | "bounced") | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sequences that the person of a lead went through, newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["EnrolmentWithSteps"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clock of one lead, and the policy that made it
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/playbook-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a lead is followed up
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaybookRun"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Stop the playbook of a lead, or take it up again
         * @description Taken up again, it goes on with the step that was next, from now.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "running" | "stopped";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlaybookRun"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/qualification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a lead has come, with its checklist
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Qualification"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whom a lead’s person likely is, with whom it was merged, and others of its company
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LeadRelations"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen a disqualified lead
         * @description Back to where its checklist puts it. A return that nobody has answered is taken back.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Qualification"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put a lead into a stage, with the reason
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Why, whatever the checklist says */
                        note: string;
                        /** @enum {string} */
                        stage: "inquiry" | "marketing_qualified" | "sales_qualified";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Qualification"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/{leadId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be done about a lead, and what was
         * @description What is open first, by when it is due; then the latest of what has ended, 200 in all.
         *
         *     Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Task"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set a task about a lead
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    leadId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Later than now, within a year
                         */
                        dueAt: string;
                        /** @enum {string} */
                        kind: "call" | "mail" | "meeting" | "other";
                        title: string;
                        /** @description Who is to do it; left out: you yourself, and for a key whoever has the lead */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Task"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/leads/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand leads to a person, or to nobody
         * @description Needs the scope `leads:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        leadIds: string[];
                        /** @description Why, for the ledger */
                        note?: string | null;
                        /** @description Null: nobody */
                        userId: string | null;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Leads that changed hands */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of every delivery, in counts
         * @description Needs the scope `deliveries:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    destinationId?: string;
                    from?: string;
                    /** @description How many at most */
                    limit?: number;
                    to?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            at: string;
                            items: components["schemas"]["LedgerLine"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List listings
         * @description Needs the scope `listings:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Listing"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Create a listing
         * @description Needs the scope `listings:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description What its page offers; a contact-me listing needs a destination
                         * @default null
                         */
                        callToAction?: ("contact-me" | "get-it-now" | "free-trial" | "test-drive") | null;
                        kind: string;
                        /**
                         * @default {
                         *       "enabled": true
                         *     }
                         */
                        leadSharing?: {
                            enabled: boolean;
                        };
                        /** @description As the storefront writes it; compared without regard to case */
                        offerId: string;
                        /** @enum {string} */
                        storefront: "appsource" | "azure-marketplace";
                        title: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listing"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One listing
         * @description Needs the scope `listings:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listing"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a listing, its public page, or its lead sharing
         * @description Needs the scope `listings:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        callToAction?: ("contact-me" | "get-it-now" | "free-trial" | "test-drive") | null;
                        leadSharing?: {
                            enabled: boolean;
                        };
                        /** @description Its public page in the store; what is left out stays */
                        page?: {
                            /** @description Web sites that may embed its forms */
                            allowedOrigins?: string[];
                            /** @description Paragraphs, lists with - and **bold** */
                            description?: string | null;
                            published?: boolean;
                            /** @description Decides the call to action */
                            publishingOption?: ("list" | "trial" | "test-drive" | "byol" | "transact" | "free") | null;
                            /** @description One or two sentences */
                            summary?: string | null;
                        };
                        title?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listing"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}/cosell-contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sales contacts of a listing
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CosellContact"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Replace the sales contacts of a listing by those of a file
         * @description Columns Name, Email, Job title, Role, Countries, States. Faults are named by row, and then nothing changes.
         *
         *     Needs the scope `cosell:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CosellContact"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}/cosell-contacts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sales contacts as a file that the programme takes
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}/cosell-readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a listing needs to be co-sell ready, and what is missing
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where it is sold together; each needs a sales contact */
                    countries?: string;
                };
                header?: never;
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CosellReadiness"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}/cosell-readiness/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that something a listing needs is there, or is not
         * @description Needs the scope `cosell:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    item: "business_profile" | "listing_live" | "solution_area" | "one_pager" | "pitch_deck" | "architecture_diagram" | "revenue";
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        done: boolean;
                        /**
                         * @description Such as a document’s address; of revenue US dollars in twelve months
                         * @default null
                         */
                        value?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CosellReadiness"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}/intake-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List intake URLs, the newest first
         * @description Needs the scope `listings:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["IntakeToken"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Renew the intake URL
         * @description Needs the scope `listings:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * @description How long the present URL goes on working
                         * @default 0
                         */
                        overlapHours?: number;
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            intakeUrl: string;
                            /** Format: date-time */
                            previousEndsAt: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/listings/{listingId}/traffic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Views, clicks and leads of a listing’s page by day
         * @description Counted without cookies; programs that say so are left out. Thirty days unless told otherwise.
         *
         *     Needs the scope `listings:read`.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    listingId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Traffic"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-report-urls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The address for bounces and complaints
         * @description Needs the scope `mail:write`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailReportUrl"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a new address for bounces and complaints
         * @description The one before ends now, or after an overlap. That of pub_operator is for the mails of all publishers.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @default 0 */
                        overlapHours?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailReportUrl"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-sender": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who sends mails to leads, and whether they can go
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSender"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Say who sends
         * @description Each mail to a lead names it. What waited for it goes now.
         *
         *     Needs the scope `mail:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description On which bases of consent leads are written to; to all others no mail goes. unknown is none of them unless you name it */
                        consentBases?: ("contact_form" | "acquisition" | "test_drive" | "unknown")[];
                        /** @description Who writes, as law wants it named */
                        fromName: string;
                        /** @description Where whoever writes can be reached by post; one line or several */
                        postalAddress: string;
                        /** @description Where answers go */
                        replyTo: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailSender"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the templates in use, by name
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description Of the names of what we ship */
                    language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MailTemplateListed"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write a template
         * @description Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By language; at least one */
                        contents: {
                            [key: string]: components["schemas"]["MailContentInput"];
                        };
                        name: string;
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTemplate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a template, in its newest version or another
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Of the names of what we ship */
                    language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                    version?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTemplate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Write a new version of a template
         * @description Mails that wait already go in the newest version.
         *
         *     Needs the scope `mail:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By language; at least one */
                        contents: {
                            [key: string]: components["schemas"]["MailContentInput"];
                        };
                        name: string;
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        /** @description The version that was changed; 0: as shipped */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTemplate"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Archive a template: it is offered no more; what uses it goes on
         * @description Needs the scope `mail:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-templates/{templateId}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test to somebody of the publisher
         * @description Marked as a test in its subject. Its links go where they say, and nobody counts them.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    templateId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description What is not saved yet; null: the newest version
                         * @default null
                         */
                        contents?: {
                            [key: string]: components["schemas"]["MailContentInput"];
                        } | null;
                        /** @default null */
                        language?: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
                        /**
                         * @description Whose data it has; null: of nobody, made up
                         * @default null
                         */
                        leadId?: string | null;
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-templates/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a source becomes; nothing is kept
         * @description Needs the scope `mail:read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By language; at least one */
                        contents: {
                            [key: string]: components["schemas"]["MailContentInput"];
                        };
                        /** @default null */
                        language?: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
                        /**
                         * @description Whose data it has; null: of nobody, made up
                         * @default null
                         */
                        leadId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mail-templates/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test of what is not saved yet
         * @description Marked as a test in its subject. Its links go where they say, and nobody counts them.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description By language; at least one */
                        contents: {
                            [key: string]: components["schemas"]["MailContentInput"];
                        };
                        /** @default null */
                        language?: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
                        /**
                         * @description Whose data it has; null: of nobody, made up
                         * @default null
                         */
                        leadId?: string | null;
                        to: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MailTest"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mails to leads, newest first
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description Of the names of what we ship */
                    language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                    leadId?: string;
                    /** @description How many at most */
                    limit?: number;
                    state?: "queued" | "sending" | "sent" | "failed" | "withheld";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Mail"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/marketing-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Marketing plans
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["MarketingPlan"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write a marketing plan
         * @description Needs the scope `campaigns:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        fromDay: string;
                        /**
                         * @description Each may be left out
                         * @default {}
                         */
                        goals?: {
                            /** @default null */
                            leads?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                            /** @default null */
                            opportunities?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                            /** @default null */
                            qualified?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                            /** @default null */
                            revenue?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                /**
                                 * @description ISO 4217, such as EUR
                                 * @default null
                                 */
                                currency?: string | null;
                                /** @description A decimal such as 1250.50 */
                                target: string;
                            } | null;
                            /** @default null */
                            wins?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                        };
                        name: string;
                        /** @default null */
                        notes?: string | null;
                        /**
                         * Format: date
                         * @description The last day of it
                         */
                        toDay: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MarketingPlan"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/marketing-plans/{planId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One marketing plan
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    planId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MarketingPlan"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change a marketing plan, or put it away
         * @description Needs the scope `campaigns:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    planId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default false */
                        archived?: boolean;
                        /** Format: date */
                        fromDay: string;
                        /**
                         * @description Each may be left out
                         * @default {}
                         */
                        goals?: {
                            /** @default null */
                            leads?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                            /** @default null */
                            opportunities?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                            /** @default null */
                            qualified?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                            /** @default null */
                            revenue?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                /**
                                 * @description ISO 4217, such as EUR
                                 * @default null
                                 */
                                currency?: string | null;
                                /** @description A decimal such as 1250.50 */
                                target: string;
                            } | null;
                            /** @default null */
                            wins?: {
                                /**
                                 * @description By when; null: at the end of the plan
                                 * @default null
                                 */
                                by?: string | null;
                                target: number;
                            } | null;
                        };
                        name: string;
                        /** @default null */
                        notes?: string | null;
                        /**
                         * Format: date
                         * @description The last day of it
                         */
                        toDay: string;
                        /** @description The version that was changed */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MarketingPlan"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/marketing-plans/{planId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the effort serves the plan
         * @description Goals against what there is, each listing and campaign in numbers, and what to mend.
         *
         *     Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How what somebody came to is divided among what they did before */
                    model?: "first" | "last" | "linear" | "time-decay";
                };
                header?: never;
                path: {
                    planId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanOverview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List merges, newest first, those that were undone too
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Merge"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Say that people are one, whether or not they look it
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The one of personIds that stands for all from now on */
                        keep: string;
                        /**
                         * @description Why, in your own words; it shows on the timelines of the leads
                         * @default null
                         */
                        note?: string | null;
                        personIds: string[];
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description One for each that was absorbed */
                            items: components["schemas"]["Merge"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/merges/{mergeId}/undos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a merge: everybody is who they were
         * @description At any time. What arrived meanwhile is with whom its own e-mail address names.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    mergeId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Why, in your own words; it shows on the timelines of the leads
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Merge"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/my-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person’s day: new leads, what is overdue, what is due today, what comes next
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Whose; left out: your own. A key must say it */
                    userId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MyDay"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/nurture-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How often and when sequences may write to people
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NurtureSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Say how often and when sequences may write to people
         * @description It holds from the next mail on, for everybody who is in a sequence.
         *
         *     Needs the scope `mail:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        cap: {
                            /** @description within any so many days */
                            days: number;
                            /** @description At most so many */
                            mails: number;
                        };
                        /** @description None on public holidays of the reader’s country */
                        skipHolidays: boolean;
                        /** @description Of readers whose own is not known */
                        timeZone: string;
                        /** @description When mails may go, on the reader’s clock */
                        window: {
                            /** @description 1 is Monday */
                            days: number[];
                            from: string;
                            to: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NurtureSettings"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/opportunities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List opportunities
         * @description Ordered by value, amounts of different currencies stand by their numbers. A seller sees their own.
         *
         *     Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Won or lost at this time or later */
                    closedFrom?: string;
                    /** @description Won or lost before this time */
                    closedTo?: string;
                    /** @description Expected to close on this day or later */
                    closeFrom?: string;
                    /** @description Expected to close before this day */
                    closeTo?: string;
                    /** @description ISO 4217, one of 158 such as EUR */
                    currency?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    leadId?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description Of this stream alone */
                    origin?: "lead" | "hand" | "co_sell";
                    /** @description A person’s id; none: nobody’s; me: your own */
                    ownerId?: string;
                    pipelineId?: string;
                    /** @description Found in the name */
                    q?: string;
                    /** @description Why it was won or lost */
                    reason?: string;
                    /** @description A minus before it: the greatest first */
                    sort?: "created" | "-created" | "value" | "-value" | "expectedClose" | "-expectedClose" | "stageSince" | "-stageSince";
                    /** @description An open stage, won or lost */
                    stage?: string;
                    state?: "open" | "won" | "lost";
                    /** @description Longer in their stage than it allows */
                    stuck?: "true";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ListedOpportunity"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an opportunity by hand
         * @description Needs the scope `pipeline:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All of them; the first is the one to speak to */
                        contacts?: components["schemas"]["OpportunityContactInput"][];
                        currency?: string | null;
                        expectedClose?: string | null;
                        /** @description A lead is converted, see its conversions; this only names one that has been */
                        leadId?: string;
                        name: string;
                        nextStep?: string | null;
                        nextStepOn?: string | null;
                        /** @description Null: nobody */
                        ownerId?: string | null;
                        /** @description Left out: the first in use */
                        pipelineId?: string;
                        /** @description Left out: the first */
                        stage?: string;
                        /** @description A decimal such as "1250.50"; needs a currency */
                        value?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Opportunity"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/opportunities/{opportunityId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One opportunity with its contacts, moves and timeline
         * @description Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    opportunityId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpportunityDetail"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an opportunity
         * @description Another owner gets its lead too.
         *
         *     Needs the scope `pipeline:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    opportunityId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All of them; the first is the one to speak to */
                        contacts?: components["schemas"]["OpportunityContactInput"][];
                        currency?: string | null;
                        expectedClose?: string | null;
                        name?: string;
                        nextStep?: string | null;
                        nextStepOn?: string | null;
                        /** @description Null: nobody */
                        ownerId?: string | null;
                        /** @description A decimal such as "1250.50"; needs a currency */
                        value?: string | null;
                        /** @description Of the opportunity as it was read */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Opportunity"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/opportunities/{opportunityId}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an opportunity: to another stage, won, lost, or open again
         * @description Needs the scope `pipeline:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    opportunityId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fields?: components["schemas"]["OpportunityFieldsInput"];
                        /** @default null */
                        note?: string | null;
                        /**
                         * @description Of the publisher’s list; needed with lost
                         * @default null
                         */
                        reason?: string | null;
                        /** @description A stage, won or lost */
                        to: string;
                        /** @description Of the opportunity as it was read */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Opportunity"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/opportunities/{opportunityId}/referral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The referral that an opportunity was, and how both stand to each other
         * @description Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    opportunityId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralOpportunity"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/opportunity-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A pipeline as a board: each stage with its count, its sums and its newest opportunities
         * @description Won and lost are those of the last 30 days. Each column has 20 opportunities at most; the list goes on from its nextCursor.
         *
         *     Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Of this stream alone */
                    origin?: "lead" | "hand" | "co_sell";
                    /** @description A person’s id; none: nobody’s; me: your own */
                    ownerId?: string;
                    /** @description Left out: the first in use */
                    pipelineId?: string;
                    /** @description Found in the name */
                    q?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OpportunityBoard"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/opportunity-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why deals were won and lost: how many, and what they were worth, each currency apart
         * @description Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    closedFrom?: string;
                    closedTo?: string;
                    /** @description Of this stream alone */
                    origin?: "lead" | "hand" | "co_sell";
                    /** @description A person’s id; none: nobody’s; me: your own */
                    ownerId?: string;
                    pipelineId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                count: number;
                                /** @description Null: none was given */
                                reason: string | null;
                                /** @enum {string} */
                                state: "open" | "won" | "lost";
                                sums: {
                                    count: number;
                                    currency: string;
                                    /** @description A decimal */
                                    value: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs a person now, how leads come in and how soon they are delivered
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    days?: number;
                    /** @description IANA, such as Europe/Prague */
                    timeZone?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Overview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people of a publisher
         * @description Needs the scope `people:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Member"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a person from the publisher
         * @description Needs the scope `people:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Give a person another role, or keep them from signing in
         * @description Who belongs to another publisher too is disabled by an operator only.
         *
         *     Needs the scope `people:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Signs in nowhere, and all their sessions end */
                        disabled?: boolean;
                        /** @enum {string} */
                        role?: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Member"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/pipeline-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at pipelines before they are saved; nothing is kept
         * @description Needs the scope `pipeline:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lossReasons: components["schemas"]["OutcomeReasonInput"][];
                        pipelines: components["schemas"]["PipelineInput"][];
                        /**
                         * @description In which sums over several currencies are shown; null: each apart
                         * @default null
                         */
                        reportingCurrency?: string | null;
                        winReasons: components["schemas"]["OutcomeReasonInput"][];
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where open opportunities are */
                            inUse: {
                                count: number;
                                pipelineId: string;
                                stage: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which stages opportunities go through, and why deals are won and lost
         * @description Needs the scope `pipeline:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pipelines"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Say which stages opportunities go through
         * @description The whole document, as a new version. A stage stays while open opportunities are in it; a pipeline that is archived takes no new ones.
         *
         *     Needs the scope `pipeline:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        lossReasons: components["schemas"]["OutcomeReasonInput"][];
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        pipelines: components["schemas"]["PipelineInput"][];
                        /**
                         * @description In which sums over several currencies are shown; null: each apart
                         * @default null
                         */
                        reportingCurrency?: string | null;
                        /** @description The version that was changed; 0: as shipped */
                        version: number;
                        winReasons: components["schemas"]["OutcomeReasonInput"][];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pipelines"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/playbook-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * When the steps of playbooks would be due for a lead that comes in now; nothing is kept
         * @description Needs the scope `leads:read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whose public holidays have no step; null: none are kept
                         * @default null
                         */
                        holidays?: {
                            country: string;
                            /** @default null */
                            region?: string | null;
                        } | null;
                        playbooks: components["schemas"]["PlaybookInput"][];
                        /** @description Left out: yours */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            arriving: components["schemas"]["PlaybookArriving"][];
                            /** @description Of whoever asks, by which the times are counted here */
                            timeZone: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/playbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How leads are followed up
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Playbooks"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Say how leads are followed up
         * @description The whole document, as a new version. Leads that are followed up already keep their playbook as it was.
         *
         *     Needs the scope `followup:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whose public holidays have no step; null: none are kept
                         * @default null
                         */
                        holidays?: {
                            country: string;
                            /** @default null */
                            region?: string | null;
                        } | null;
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        playbooks: components["schemas"]["PlaybookInput"][];
                        /** @description The version that was changed; 0: as shipped */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Playbooks"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the pools in use, with what each member was due and given
         * @description Needs the scope `people:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Pool"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a pool
         * @description Needs the scope `assignments:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description For members without hours of their own; null: always
                         * @default null
                         */
                        hours?: components["schemas"]["WorkingHoursInput"] | null;
                        members: {
                            /**
                             * @description Leads of this pool a day, in the time zone of their hours; null: any number
                             * @default null
                             */
                            capADay?: number | null;
                            /**
                             * @description Open leads at once, from anywhere; null: any number
                             * @default null
                             */
                            capOpen?: number | null;
                            userId: string;
                            /**
                             * @description Who has 2 gets twice as many as who has 1
                             * @default 1
                             */
                            weight?: number;
                        }[];
                        name: string;
                        /**
                         * @description Outside everybody’s hours a lead waits for the next opening, or goes to anyone
                         * @default wait
                         * @enum {string}
                         */
                        outside?: "wait" | "anyone";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pool"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/pools/{poolId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One pool
         * @description Needs the scope `people:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    poolId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pool"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change a pool and its members
         * @description Members who stay keep what they were due and given; who joins begins at nothing.
         *
         *     Needs the scope `assignments:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    poolId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was changed */
                        basedOn: number;
                        /**
                         * @description For members without hours of their own; null: always
                         * @default null
                         */
                        hours?: components["schemas"]["WorkingHoursInput"] | null;
                        members: {
                            /**
                             * @description Leads of this pool a day, in the time zone of their hours; null: any number
                             * @default null
                             */
                            capADay?: number | null;
                            /**
                             * @description Open leads at once, from anywhere; null: any number
                             * @default null
                             */
                            capOpen?: number | null;
                            userId: string;
                            /**
                             * @description Who has 2 gets twice as many as who has 1
                             * @default 1
                             */
                            weight?: number;
                        }[];
                        name: string;
                        /**
                         * @description Outside everybody’s hours a lead waits for the next opening, or goes to anyone
                         * @default wait
                         * @enum {string}
                         */
                        outside?: "wait" | "anyone";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Pool"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Archive a pool that no territory leads to; its ledger stays
         * @description Needs the scope `assignments:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    poolId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/programme-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the accounts of programmes
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ProgrammeAccount"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect an account of a programme
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        programme: string;
                        /** @description By programme */
                        settings: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgrammeAccount"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/programme-accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One account of a programme
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    accountId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgrammeAccount"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Remove an account; its referrals stay
         * @description Needs the scope `destinations:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    accountId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change an account; settings that are left out stay
         * @description Needs the scope `destinations:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    accountId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description By programme */
                        settings?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProgrammeAccount"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/programme-accounts/{accountId}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an account: signs in and reads a page, of which nothing is kept
         * @description Needs the scope `destinations:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    accountId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            fault: components["schemas"]["ProgrammeFault"] | null;
                            /** @enum {string} */
                            outcome: "well" | "failed";
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The co-sell programmes, and what connecting to each needs
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Programme"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/qualification-criteria": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a lead counts as qualified
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QualificationCriteria"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change when a lead counts as qualified
         * @description A criterion with a condition is decided by the data, one without by a person. A lead reaches a stage when every required criterion of it, and of the stage before, is met. Leads that are qualified already stay so.
         *
         *     Needs the scope `scoring:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was changed; null: what we ship */
                        basedOn: number | null;
                        criteria: {
                            id: string;
                            name: string | null;
                            required: boolean;
                            /** @enum {string} */
                            stage: "marketing_qualified" | "sales_qualified";
                            when: components["schemas"]["ConditionInput"] | null;
                        }[];
                        /**
                         * @description Why it is changed
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QualificationCriteria"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/qualification-criteria/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of the checklist, newest first
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["QualificationCriteriaVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what could not be read and waits for a decision, newest first
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["QuarantinedExcerpt"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/quarantine/{quarantineId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One body, whole
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                    quarantineId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuarantinedBody"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Discard, and erase the body
         * @description Needs the scope `quarantine:write`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    quarantineId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/quarantine/{quarantineId}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release as a lead
         * @description Needs the scope `quarantine:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    quarantineId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description In place of the original, as text or as the JSON object itself; left out: the original */
                        body?: string | {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leadId: string;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/reassignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take leads from who has them and give each to the next of its pool
         * @description Never back to anybody it was taken from. Where nobody else is free, it stays where it is.
         *
         *     Needs the scope `assignments:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        leadIds: string[];
                        /**
                         * @description Why, for the ledger
                         * @default null
                         */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                leadId: string;
                                /** @description Why nobody else could be found; null: somebody was */
                                reason: ("no_pool" | "pool_empty" | "outside_hours" | "at_caps" | "absent" | "nobody_else") | null;
                                takenFrom: string | null;
                                /** @description Who has it now */
                                userId: string | null;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referral-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A programme as a board: each of its stages with its count, its sums and its newest referrals
         * @description Without those that are storefront leads: they count there, and are in the list all the same.
         *
         *     Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: {
                    accountId?: string;
                    category?: "marketplace_lead" | "qualified_lead" | "co_sell" | "unknown";
                    direction?: "incoming" | "outgoing";
                    /** @description Those that were not converted, or whose opportunity stands so to them */
                    opportunity?: "none" | "in_step" | "under_way" | "out_of_step" | "apart";
                    perColumn?: number;
                    /** @description Left out: that of the first account, or the first there is */
                    programme?: string;
                    /** @description In the name of the deal or the company */
                    q?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralBoard"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referral-commands/{commandId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of something that was asked
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    commandId: string;
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referral-counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many referrals stand where
         * @description A marketplace lead that is one of ours counts with the storefronts alone, and only as matched here.
         *
         *     Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCounts"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List referrals
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: {
                    accountId?: string;
                    category?: "marketplace_lead" | "qualified_lead" | "co_sell" | "unknown";
                    /** @description A column of the programme’s board; needs programme */
                    column?: string;
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    direction?: "incoming" | "outgoing";
                    /** @description How many at most */
                    limit?: number;
                    /** @description Those that were not converted, or whose opportunity stands so to them */
                    opportunity?: "none" | "in_step" | "under_way" | "out_of_step" | "apart";
                    /** @description due: what waits for an answer, the most urgent first */
                    order?: "newest" | "due";
                    programme?: string;
                    /** @description In the name of the deal or the company */
                    q?: string;
                    stage?: string;
                    status?: "new" | "active" | "closed" | "unknown";
                    substatus?: "pending" | "received" | "accepted" | "won" | "lost" | "declined" | "expired" | "unknown";
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Referral"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Propose a referral of your own
         * @description Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: string;
                        /** @description When it is expected to close */
                        closesOn: string;
                        company: string;
                        consent: {
                            contact: boolean;
                            shareWithOthers: boolean;
                            shareWithSellers: boolean;
                        };
                        contact: {
                            /** Format: email */
                            email: string;
                            firstName: string;
                            lastName: string;
                            /** @default null */
                            phone?: string | null;
                        };
                        country: string;
                        currency: string;
                        /**
                         * @description Your own id of it; ours where none is given
                         * @default null
                         */
                        externalReference?: string | null;
                        /**
                         * @description The programme’s sellers are asked to help
                         * @default false
                         */
                        helpWanted?: boolean;
                        /** @description Of the deal */
                        name: string;
                        /** @default null */
                        notes?: string | null;
                        /** @default null */
                        size?: string | null;
                        /** @description Estimated, in major units */
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One referral with its story
         * @description Needs the scope `cosell:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralWithStory"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a referral
         * @description Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.
         *
         *     Needs the scope `cosell:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description JSON Patch */
                        operations: {
                            /**
                             * @description The programmes take nothing away
                             * @enum {string}
                             */
                            op: "add" | "replace";
                            /** @enum {string} */
                            path: "/name" | "/value" | "/currency" | "/closesOn" | "/notes" | "/stage" | "/externalReference";
                            value: string;
                        }[];
                        /** @description The revision that you saw; another is refused, and nothing changes */
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a referral
         * @description Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description When it is expected to close */
                        closesOn: string;
                        currency: string;
                        /**
                         * @description Your own id of it; ours where none is given
                         * @default null
                         */
                        externalReference?: string | null;
                        /** @description Of the deal */
                        name: string;
                        /** @default null */
                        notes?: string | null;
                        /** @description The revision that you saw; another is refused, and nothing changes */
                        revision: number;
                        /** @description Estimated, in major units */
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/conversions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a referral an opportunity
         * @description One that is accepted, or your own. What is left out is taken from the referral; from then on both are kept in step. Said again, it answers what the referral became. Needs the scope pipeline:write as well.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description All of them; the first is the one to speak to */
                        contacts?: components["schemas"]["OpportunityContactInput"][];
                        currency?: string | null;
                        expectedClose?: string | null;
                        /** @description Left out: the company and the deal */
                        name?: string;
                        nextStep?: string | null;
                        nextStepOn?: string | null;
                        /** @description Null: nobody */
                        ownerId?: string | null;
                        /** @description Left out: the first in use */
                        pipelineId?: string;
                        /** @description Left out: the first */
                        stage?: string;
                        /** @description A decimal such as "1250.50"; needs a currency */
                        value?: string | null;
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description False: it was converted before, and this is what it became */
                            created: boolean;
                            opportunity: components["schemas"]["Opportunity"];
                        };
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description False: it was converted before, and this is what it became */
                            created: boolean;
                            opportunity: components["schemas"]["Opportunity"];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/declines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a referral
         * @description Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        notes?: string | null;
                        reason: string;
                        /** @description The revision that you saw; another is refused, and nothing changes */
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/losses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it is lost
         * @description Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default null */
                        notes?: string | null;
                        reason: string;
                        /** @description The revision that you saw; another is refused, and nothing changes */
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note about a referral, or where a document of it lies
         * @description Kept here; the programme never sees it.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                        /** @default null */
                        url?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralNote"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide between a referral and its opportunity where both differ
         * @description Also tries again what the programme refused. Needs the scope pipeline:write as well.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whose values hold where both differ: they become the other’s, as far as the programme allows. both: each keeps its own, and neither follows the other any more
                         * @enum {string}
                         */
                        keep: "referral" | "opportunity" | "both";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralOpportunity"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/referrals/{referralId}/wins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it is won
         * @description Sent at once; the answer says what came of it: done, waiting for another try, in conflict with a change at the programme, or refused.
         *
         *     Needs the scope `cosell:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    referralId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The revision that you saw; another is refused, and nothing changes */
                        revision: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCommand"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what a filter finds, or what was chosen
         * @description Needs the scope `deliveries:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description These very deliveries */
                        deliveryIds?: string[];
                        destinationId?: string;
                        /** @description The deliveries of these leads */
                        leadIds?: string[];
                        /**
                         * Format: date-time
                         * @description Deliveries created since; with a destination, leads that never went there too
                         */
                        since?: string;
                        /**
                         * @description Left out: parked and waiting; chosen deliveries whatever became of them
                         * @enum {string}
                         */
                        state?: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
                        /**
                         * Format: date-time
                         * @description Deliveries created before this time alone
                         */
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Deliveries scheduled */
                            count: number;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/rescorings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rescorings, the newest first
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Rescoring"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Score the leads of a storefront anew, by the model in use
         * @description Saving a model does so by itself.
         *
         *     Needs the scope `scoring:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        storefront: "appsource" | "azure-marketplace";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rescoring"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/rescorings/{rescoringId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a rescoring is
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                    rescoringId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rescoring"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Stop a rescoring, or have it go on from where it was
         * @description Needs the scope `scoring:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    rescoringId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        stopped: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Rescoring"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/response-time-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What response times would mean for a lead that comes in now; nothing is kept
         * @description Needs the scope `leads:read`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        calendars?: components["schemas"]["WorkCalendarInput"][];
                        policies: components["schemas"]["ResponsePolicyInput"][];
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            arriving: components["schemas"]["ArrivingNow"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/response-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How soon leads are to be answered
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResponseTimes"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Say how soon leads are to be answered
         * @description The whole document, as a new version. Leads that have a clock already keep it.
         *
         *     Needs the scope `followup:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @default [] */
                        calendars?: components["schemas"]["WorkCalendarInput"][];
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        policies: components["schemas"]["ResponsePolicyInput"][];
                        /** @description The version that was changed; 0: as shipped */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ResponseTimes"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/saved-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved views: your own and the shared ones
         * @description A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    /** @description Such as leads or deliveries */
                    screen?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SavedView"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Save a view
         * @description A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @description The screen’s filters, as in its address */
                        query: {
                            [key: string]: string;
                        };
                        /** @description Such as leads or deliveries */
                        screen: string;
                        /**
                         * @description Everybody in the publisher has it
                         * @default false
                         */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/saved-views/{viewId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a saved view
         * @description A seller gets only what is assigned to them.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a saved view
         * @description A seller gets only what is assigned to them.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    viewId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description The screen’s filters, as in its address */
                        query?: {
                            [key: string]: string;
                        };
                        /** @description Everybody in the publisher has it */
                        shared?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedView"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/scoring-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the leads of each storefront are scored now
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ScoringModelVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/scoring-models/{storefront}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save a model as a new version: it scores new leads at once, and those that are there in the background
         * @description Needs the scope `scoring:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    storefront: "appsource" | "azure-marketplace";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was changed; refused when a newer one was saved meanwhile */
                        basedOn: number;
                        model: components["schemas"]["ScoringModelInput"];
                        /** @default null */
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SavedScoringModel"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/scoring-models/{storefront}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a model would do to the leads of the last 90 days, before it is saved
         * @description Needs `leads:read` as well. Nothing is changed.
         *
         *     Needs the scope `scoring:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    storefront: "appsource" | "azure-marketplace";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        model: components["schemas"]["ScoringModelInput"];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ScoringPreview"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/scoring-models/{storefront}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a storefront’s model, the newest first; what we ship is the last
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                    storefront: "appsource" | "azure-marketplace";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["ScoringModelVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/sequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sequences of mails
         * @description Those that we ship are there from the beginning, switched off.
         *
         *     Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Sequence"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a sequence
         * @description It is a draft, and takes nobody in until it is switched on.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whoever was here may come again so many days after; null: never
                         * @default null
                         */
                        againAfterDays?: number | null;
                        /** @description Leads enter once they are scored; any can be put in by hand */
                        entry: {
                            /** @enum {string} */
                            by: "hand";
                        } | {
                            /** @enum {string} */
                            by: "lead";
                            /**
                             * @description Null: every lead
                             * @default null
                             */
                            when?: components["schemas"]["ConditionInput"] | null;
                        } | {
                            /** @enum {string} */
                            by: "storefront";
                            /** @enum {string} */
                            storefront: "appsource" | "azure-marketplace";
                        };
                        /** @description What ends it early; that the lead became an opportunity always does */
                        goals: {
                            /**
                             * @description The customer answered
                             * @default true
                             */
                            answered?: boolean;
                            /**
                             * @description A person followed a link
                             * @default null
                             */
                            clicked?: {
                                /**
                                 * @description Null: any link
                                 * @default null
                                 */
                                link?: string | null;
                            } | null;
                            /** @default null */
                            stage?: ("marketing_qualified" | "sales_qualified") | null;
                        };
                        /** @description Null only in what we ship, whose name is ours */
                        name: string | null;
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        steps: components["schemas"]["SequenceStepInput"][];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sequence"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/sequences/{sequenceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a sequence
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sequence"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Change a sequence: a new version
         * @description Whoever is in it goes on by the version they entered, unless movesPeople: then they go over with their next step.
         *
         *     Needs the scope `mail:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whoever was here may come again so many days after; null: never
                         * @default null
                         */
                        againAfterDays?: number | null;
                        /** @description Leads enter once they are scored; any can be put in by hand */
                        entry: {
                            /** @enum {string} */
                            by: "hand";
                        } | {
                            /** @enum {string} */
                            by: "lead";
                            /**
                             * @description Null: every lead
                             * @default null
                             */
                            when?: components["schemas"]["ConditionInput"] | null;
                        } | {
                            /** @enum {string} */
                            by: "storefront";
                            /** @enum {string} */
                            storefront: "appsource" | "azure-marketplace";
                        };
                        /** @description What ends it early; that the lead became an opportunity always does */
                        goals: {
                            /**
                             * @description The customer answered
                             * @default true
                             */
                            answered?: boolean;
                            /**
                             * @description A person followed a link
                             * @default null
                             */
                            clicked?: {
                                /**
                                 * @description Null: any link
                                 * @default null
                                 */
                                link?: string | null;
                            } | null;
                            /** @default null */
                            stage?: ("marketing_qualified" | "sales_qualified") | null;
                        };
                        /**
                         * @description Whoever is in it goes over with their next step
                         * @default false
                         */
                        movesPeople?: boolean;
                        /** @description Null only in what we ship, whose name is ours */
                        name: string | null;
                        /**
                         * @description Why, in your own words
                         * @default null
                         */
                        note?: string | null;
                        steps: components["schemas"]["SequenceStepInput"][];
                        /** @description The version that was changed */
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sequence"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switch a sequence on, pause it, archive it
         * @description Paused, nobody in it moves. Archived, everybody leaves it, and it stays so.
         *
         *     Needs the scope `mail:write`.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "on" | "paused" | "archived";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Sequence"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/sequences/{sequenceId}/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count what the steps of a sequence have seen
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SequenceStepCounts"][];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/sequences/{sequenceId}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who is and was in a sequence, newest first
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    state?: "active" | "paused" | "ended";
                    /** @description Where they stand, or ended */
                    stepId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Enrolment"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Put leads into a sequence
         * @description Whoever may not be written to, is in it or was in it, stays outside; for each the answer says why.
         *
         *     Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        leadIds: string[];
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entered: {
                                enrolmentId: string;
                                leadId: string;
                            }[];
                            refused: {
                                leadId: string;
                                /** @enum {string} */
                                reason: "erased" | "not_a_customer" | "no_address" | "no_consent" | "complained" | "opted_out" | "do_not_contact" | "bounced" | "no_such_lead" | "disqualified" | "stage" | "opportunity" | "is_here" | "was_here" | "too_soon" | "same_person";
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/sequences/{sequenceId}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a sequence, newest first
         * @description Needs the scope `mail:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                    sequenceId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["SequenceVersion"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/sequences/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is wrong with a sequence; nothing is kept
         * @description Needs the scope `mail:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Whoever was here may come again so many days after; null: never
                         * @default null
                         */
                        againAfterDays?: number | null;
                        /** @description Leads enter once they are scored; any can be put in by hand */
                        entry: {
                            /** @enum {string} */
                            by: "hand";
                        } | {
                            /** @enum {string} */
                            by: "lead";
                            /**
                             * @description Null: every lead
                             * @default null
                             */
                            when?: components["schemas"]["ConditionInput"] | null;
                        } | {
                            /** @enum {string} */
                            by: "storefront";
                            /** @enum {string} */
                            storefront: "appsource" | "azure-marketplace";
                        };
                        /** @description What ends it early; that the lead became an opportunity always does */
                        goals: {
                            /**
                             * @description The customer answered
                             * @default true
                             */
                            answered?: boolean;
                            /**
                             * @description A person followed a link
                             * @default null
                             */
                            clicked?: {
                                /**
                                 * @description Null: any link
                                 * @default null
                                 */
                                link?: string | null;
                            } | null;
                            /** @default null */
                            stage?: ("marketing_qualified" | "sales_qualified") | null;
                        };
                        steps: components["schemas"]["SequenceStepInput"][];
                    };
                };
            };
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                /** @enum {string} */
                                code: "required" | "must_be_empty" | "not_text" | "not_a_number" | "not_a_whole_number" | "not_true_or_false" | "not_a_list" | "not_an_object" | "not_a_time" | "not_an_email" | "not_a_url" | "not_https" | "not_a_domain" | "not_an_origin" | "not_a_country" | "not_a_time_zone" | "not_a_slug" | "not_an_own_name" | "not_a_contact" | "not_one_of" | "too_long" | "too_short" | "too_many" | "too_few" | "too_small" | "too_large" | "unknown_field" | "not_here" | "follows_own_alone" | "cannot_follow" | "nothing_to_follow" | "taken" | "wrong_order" | "before_former" | "weak_password" | "wrong_password" | "no_password" | "wrong_code" | "not_verified" | "needs_mail_server" | "needs_drop_folder" | "not_a_full_hour" | "not_a_file_name" | "not_a_bucket_name" | "needs_domains" | "needs_pause" | "shared_directory" | "unknown_placeholder" | "placeholder_missing" | "credentials_in_url" | "private_address" | "only_the_address" | "other_address" | "retired_address" | "not_a_guid" | "secret_id" | "not_a_database_name" | "not_a_field_name" | "same_as_another" | "swapped" | "not_the_id" | "not_an_api_key" | "not_an_access_token" | "not_own_address" | "not_a_table_name" | "not_a_connection_string" | "part_missing" | "part_wrong" | "not_an_id" | "not_a_cursor" | "not_a_day" | "nul_in_text" | "blank_in_it" | "not_csv" | "empty_body" | "not_utf8" | "not_json" | "body_not_object" | "no_known_fields" | "not_our_form" | "unsupported_content_type" | "reader_failed" | "mapped_twice" | "target_needed" | "unknown_lead_field" | "formula_wrong" | "belongs_in" | "not_like" | "code_not_token" | "never_matches" | "stage_without_criterion" | "out_of_reach" | "known_later" | "too_deep" | "not_falling" | "nobody" | "not_in_future" | "in_past" | "beyond_a_year" | "before_lead" | "taken_by_earlier" | "no_such_pool" | "no_such_person" | "may_not_work_leads" | "not_a_clock_time" | "pool_without_people" | "template_fault" | "template_not_closed" | "template_unknown_filter" | "template_unknown_tag" | "template_unknown_name" | "template_too_much" | "template_unknown_part" | "template_part_open" | "template_misplaced" | "template_wrong_attribute" | "template_wrong_link" | "not_a_member" | "no_way_on" | "makes_loop" | "never_reached" | "lacks_languages" | "not_a_currency" | "no_rates" | "not_a_rate" | "not_an_amount" | "too_many_decimals" | "not_rising" | "no_way_out" | "no_open_stage" | "same_name" | "stage_in_use" | "closed" | "currency_needed" | "code_taken" | "outside_plan" | "not_published" | "not_on_marketplace" | "columns_missing" | "wrong_value";
                                field: string;
                                given: {
                                    [key: string]: string | number;
                                };
                                message: string;
                            }[];
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as it changes (server-sent events)
         * @description Events: `ready` first; `change` with `publisherId` and, of what changed, `leads`, `deliveries` (`id`, `leadId`), `destinations`, `quarantine`, `opportunities`, `referrals` and `campaigns`, each a list of ids, empty when there are too many to name; `refetch` when something may have been missed, such as after Last-Event-ID. A comment every 15 seconds keeps the connection open.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Postpone a task, hand it over, or change its words
         * @description Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description Later than now, within a year
                         */
                        dueAt?: string;
                        /** @description Of a task that is no step of a playbook */
                        title?: string;
                        /** @description To whom it is handed */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Task"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/tasks/{taskId}/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task is done, and what came of it
         * @description Writes the activity, so that a first response is measured, and the next step of the playbook. Said again, it changes nothing.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: date-time
                         * @description When it was done; left out: now
                         */
                        at?: string;
                        /** @default null */
                        note?: string | null;
                        /**
                         * @description As of an activity of this kind; a task of the kind other has none
                         * @default null
                         */
                        outcome?: ("reached" | "left_message" | "no_answer" | "busy" | "wrong_number" | "sent" | "replied" | "bounced" | "held" | "planned" | "not_come") | null;
                        /** @description Who did it. A key names a person; a person is themselves */
                        userId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Task"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/tasks/{taskId}/skips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Skip a task, with the reason
         * @description The next step of the playbook follows.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    taskId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Task"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/territories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The territories in use
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Territories"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Save the territories, in their order, as a new version
         * @description What waits is placed anew. Leads that somebody has stay where they are.
         *
         *     Needs the scope `assignments:write`.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The version that was changed; 0: none yet */
                        basedOn: number;
                        /**
                         * @description Why, for whoever reads it later
                         * @default null
                         */
                        note?: string | null;
                        /** @description The pool of leads that no territory takes; null: they wait */
                        otherwise: string | null;
                        /** @description The first whose condition holds has the lead */
                        territories: {
                            /** @description Yours to choose; kept while the territory is renamed or moved */
                            id: string;
                            name: string;
                            poolId: string;
                            when: components["schemas"]["ConditionInput"];
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Territories"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/territory-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of the territories, newest first
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Territories"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/traffic-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which reports of a marketplace were imported
         * @description Needs the scope `campaigns:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["TrafficImport"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Import a report of page visits and clicks
         * @description The details table of Marketplace Insights as CSV, its columns in any order. Importing it again changes nothing; later figures of a day take the place of the earlier ones.
         *
         *     Needs the scope `campaigns:write`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        csv: string;
                        /** @default null */
                        fileName?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TrafficReport"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/waiting-leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the leads that wait for somebody, longest known first
         * @description Needs the scope `leads:read`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                    poolId?: string;
                };
                header?: never;
                path: {
                    publisherId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WaitingLead"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publishers/{publisherId}/working-hours/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person’s own working hours
         * @description Needs the scope `leads:read`.
         *
         *     A seller gets only what is assigned to them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    publisherId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnHours"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Give a person working hours of their own, or none
         * @description Yours; for others it needs `assignments:write` as well.
         *
         *     Needs the scope `work:write`.
         *
         *     A seller gets only what is assigned to them.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    publisherId: string;
                    userId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        hours: components["schemas"]["WorkingHoursInput"] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnHours"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in, and what they may do
         * @description Needs a person who is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CurrentSession"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Sign in by e-mail address and password
         * @description Starts a session in a cookie. Unless secondFactor is none, it opens nothing until that was given.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedIn"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Sign out
         * @description Needs a person who is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/calendar-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether your calendar has an address
         * @description Needs a person who is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CalendarLink"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an address for your calendar; the one before ends
         * @description Whoever has it reads your open tasks and first responses without signing in: offers and times, and nothing of customers.
         *
         *     Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewCalendarLink"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * End the address of your calendar
         * @description Needs a person who is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by a passkey
         * @description Counts as both factors, and also completes a sign-in that waits for the second one.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What the browser answered: toJSON() of the credential */
                        credential: {
                            /** @default {} */
                            clientExtensionResults?: Record<string, never>;
                            id: string;
                            rawId: string;
                            response: {
                                authenticatorData: string;
                                clientDataJSON: string;
                                signature: string;
                                userHandle?: string;
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in by a passkey */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your passkeys
         * @description Needs a person who is signed in.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Passkey"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Register a passkey
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What the browser made: toJSON() of the new credential */
                        credential: {
                            /** @default {} */
                            clientExtensionResults?: Record<string, never>;
                            id: string;
                            rawId: string;
                            response: {
                                attestationObject: string;
                                clientDataJSON: string;
                                /** @default [] */
                                transports?: string[];
                            };
                            /** @enum {string} */
                            type: "public-key";
                        };
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewPasskey"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description Needs a proof of who you are within the last 15 minutes: a sign-in, or `POST /api/v1/session/proofs`; else `proof_needed`.
         *
         *     Needs a person who is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    passkeyId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Rename a passkey
         * @description Needs a person who is signed in.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    passkeyId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Passkey"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/session/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to register a passkey
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            [key: string]: unknown;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove once more who you are, by the password or a code
         * @description Counts for 15 minutes, for what answers `proof_needed`. Signing in by a passkey does the same.
         *
         *     Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the app, or a recovery code */
                        code?: string;
                        password?: string;
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes, by a code of the app; the old ones end
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the second factor: a code of the app, or a recovery code
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up one-time codes
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TotpSetup"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm one-time codes by a first one
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/totp/removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove one-time codes, by a code or a recovery code
         * @description Needs a person who is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change who you are
         * @description Needs a person who is signed in.
         */
        patch: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Needed with a new password */
                        currentPassword?: string;
                        destinationMails?: boolean;
                        /** @enum {string} */
                        language?: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
                        name?: string;
                        /** @description A new one; ends all other sessions */
                        password?: string;
                        responseMails?: boolean;
                        taskMails?: boolean;
                        /** @description IANA, such as Europe/Prague */
                        timeZone?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your own sessions, the newest first
         * @description Needs a person who is signed in.
         */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["OwnSession"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description Needs a person who is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The same key and request within a day get the first answer again. */
                    "Idempotency-Key"?: string;
                };
                path: {
                    sessionId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Gone */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in page offers */
        get: {
            parameters: {
                query?: {
                    /** @description Slug of a publisher whose own providers are shown too */
                    publisher?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignInWays"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/storefronts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List storefronts */
        get: {
            parameters: {
                query?: {
                    /** @description nextCursor of the page before */
                    cursor?: string;
                    /** @description How many at most */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found or done */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Storefront"][];
                            /** @description Null on the last page */
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/{token}.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person has to do, as a calendar to subscribe to
         * @description Open tasks and first responses of all publishers the person belongs to, in their language: the 200 nearest to now. The token in the address is the secret.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description RFC 5545 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/calendar": string;
                    };
                };
                /** @description As it was read before */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post a lead
         * @description Takes what a marketplace sends, JSON or a web-to-lead form, whatever its content type, up to 256 KiB. The token in the URL is the secret; there is no key. 202 means that it is on disk.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"];
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/programme-events/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Where a co-sell programme sends its events
         * @description Signed as the programme signs them. What the event names is read at the programme itself; nothing else in it is believed.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Kept; what it names is read soon */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description Default Response */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remote/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that something changed on the far side
         * @description For the webhook or flow of a CRM. The token in the address is the secret; the body, up to 64 KiB, is not looked at.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Its records are read again soon */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description Default Response */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Absence: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            from: string;
            id: string;
            reason: string | null;
            /** @description Null: until further notice */
            to: string | null;
            userId: string;
        };
        Accepted: {
            id: string;
            /**
             * @description Kept, but not readable as a lead: a person decides
             * @constant
             */
            quarantined?: true;
        };
        Activity: {
            /** Format: date-time */
            at: string;
            /** @description What took its place */
            correctedBy: string | null;
            corrects: string | null;
            direction: ("outgoing" | "incoming") | null;
            id: string;
            /** @enum {string} */
            kind: "call" | "mail" | "meeting" | "note";
            leadId: string;
            note: string | null;
            outcome: ("reached" | "left_message" | "no_answer" | "busy" | "wrong_number" | "sent" | "replied" | "bounced" | "held" | "planned" | "not_come") | null;
            /** @description Until when whoever asks may take it back; null: they may not */
            removableUntil: string | null;
            /** @description Who did it */
            userId: string;
            /** Format: date-time */
            writtenAt: string;
            writtenBy: string;
        };
        /** @description What a policy means for a lead that comes in now */
        ArrivingNow: {
            /** @description Null: its calendar stays closed */
            dueAt: string | null;
            policy: string;
            /** @description Of its calendar; null on the plain clock */
            timeZone: string | null;
            warnAt: string | null;
        };
        Assignment: {
            actor: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            because: "turn" | "by_hand" | "passed_on" | "breach" | "handed_back";
            company: string | null;
            decision: components["schemas"]["AssignmentDecision"] | null;
            firstName: string | null;
            id: string;
            lastName: string | null;
            leadId: string;
            note: string | null;
            offerTitle: string | null;
            pool: {
                id: string;
                name: string | null;
            } | null;
            takenFrom: string | null;
            territory: {
                id: string;
                name: string | null;
                version: number;
            } | null;
            /** @description Null: nobody */
            userId: string | null;
        };
        /** @description The counts and reasons that decided; null where a person chose */
        AssignmentDecision: {
            due: number;
            /** @description How many were free */
            free: number;
            /** @description This one included */
            given: number;
            open: number;
            passed: {
                /** @enum {string} */
                reason: "gone" | "had_it" | "absent" | "outside_hours" | "day_cap" | "open_cap" | "later";
                userId: string;
            }[];
            /** @description Of each lead, by weight among those who were free: from 0 to 1 */
            share: number;
            today: number;
            weight: number;
        };
        AssignmentSimulation: {
            leads: number;
            /** @description There were more than 20,000; the newest were looked at */
            more: boolean;
            people: {
                due: number;
                leads: number;
                poolId: string;
                userId: string;
            }[];
            /** Format: date-time */
            since: string;
            territories: {
                leads: number;
                name: string | null;
                people: {
                    leads: number;
                    userId: string;
                }[];
                poolId: string | null;
                /** @description otherwise: what no territory takes */
                territoryId: string;
                unassigned: {
                    leads: number;
                    /** @enum {string} */
                    reason: "no_pool" | "pool_empty" | "outside_hours" | "at_caps" | "absent" | "nobody_else";
                }[];
                /** @description Of those, how many had to wait before somebody got them */
                waited: number;
            }[];
        };
        BoardColumn: {
            count: number;
            /** @description The newest */
            items: components["schemas"]["ListedOpportunity"][];
            /** @description Goes on in the list of opportunities under the same filter */
            nextCursor: string | null;
            stage: string;
            /** @description Each currency apart */
            sums: {
                count: number;
                currency: string;
                /** @description A decimal */
                value: string;
                /** @description Times the stage’s probability */
                weighted: string;
            }[];
        };
        BoundedCount: {
            /** @description 1,000 at most */
            count: number;
            /** @description There are more than that */
            more: boolean;
        };
        CalendarLink: {
            /** @description Null: there is none */
            madeAt: string | null;
        };
        Campaign: {
            budget: string | null;
            codes: string[];
            /** Format: date-time */
            createdAt: string;
            currency: string | null;
            fromDay: string;
            id: string;
            listingIds: string[];
            /** @enum {string} */
            motion: "nurture" | "demand-generation";
            name: string;
            notes: string | null;
            planId: string | null;
            saidState: ("planned" | "running" | "ended" | "archived") | null;
            /**
             * @description Today
             * @enum {string}
             */
            state: "planned" | "running" | "ended" | "archived";
            toDay: string | null;
            version: number;
        };
        CampaignCost: {
            amount: string;
            /** @description What took its place; then it no longer counts */
            correctedBy: string | null;
            corrects: string | null;
            currency: string;
            day: string;
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            id: string;
            /** @description Null: for the whole campaign */
            listingId: string | null;
            note: string | null;
        };
        CampaignCredit: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "lead" | "qualified" | "opportunity" | "win";
            leadId: string;
            /** @description What of it is due to the campaign */
            share: string;
            touches: {
                /** Format: date-time */
                at: string;
                /** @description By what it is known; null: no campaign is known */
                came: {
                    campaignId: string;
                    /** @enum {string} */
                    parameter: "mktcmpid" | "utm_campaign";
                } | null;
                leadId: string;
                share: string;
            }[];
            /** @description Of a win: the whole of it */
            value: {
                amount: string;
                currency: string;
            } | null;
        };
        CampaignLink: {
            /** @description Without the parameters */
            address: string;
            url: string;
            warnings: {
                /** @enum {string} */
                code: "long" | "unsafe_characters" | "replaced" | "not_counted" | "no_campaign" | "long_address";
                parameter: ("mktcmpid" | "utm_campaign" | "utm_source" | "utm_medium" | "utm_content" | "utm_term" | "ref" | "src") | null;
            }[];
        };
        CampaignResult: {
            /** @description What was spent in a currency, by what there was of each */
            costPer: {
                currency: string;
                /** @description Null: there was none */
                lead: string | null;
                /** @description Null: there was none */
                opportunity: string | null;
                /** @description Null: there was none */
                qualified: string | null;
                /** @description Null: there was none */
                win: string | null;
            }[];
            costs: components["schemas"]["Money"][];
            leads: string;
            opportunities: string;
            /** @description Qualified as they are now, within the period */
            qualified: string;
            /** @description Of wins, by currency; nothing is converted */
            revenue: components["schemas"]["Money"][];
            wins: string;
        };
        CampaignResults: {
            /** @description Of these campaigns together */
            attributed: components["schemas"]["CampaignResult"];
            /** @description What is known to be due to each */
            campaigns: {
                campaignId: string;
                /** @description What was spent in a currency, by what there was of each */
                costPer: {
                    currency: string;
                    /** @description Null: there was none */
                    lead: string | null;
                    /** @description Null: there was none */
                    opportunity: string | null;
                    /** @description Null: there was none */
                    qualified: string | null;
                    /** @description Null: there was none */
                    win: string | null;
                }[];
                costs: components["schemas"]["Money"][];
                leads: string;
                /** @enum {string} */
                motion: "nurture" | "demand-generation";
                name: string;
                opportunities: string;
                /** @description Qualified as they are now, within the period */
                qualified: string;
                /** @description Of wins, by currency; nothing is converted */
                revenue: components["schemas"]["Money"][];
                traffic: components["schemas"]["CampaignTraffic"];
                wins: string;
            }[];
            from: string;
            halfLifeDays: number;
            /** @description All there was of each, whatever way it came; costs of several listings together are of none */
            listings: {
                campaignIds: string[];
                /** @description What was spent in a currency, by what there was of each */
                costPer: {
                    currency: string;
                    /** @description Null: there was none */
                    lead: string | null;
                    /** @description Null: there was none */
                    opportunity: string | null;
                    /** @description Null: there was none */
                    qualified: string | null;
                    /** @description Null: there was none */
                    win: string | null;
                }[];
                costs: components["schemas"]["Money"][];
                leads: string;
                listingId: string;
                opportunities: string;
                /** @description Qualified as they are now, within the period */
                qualified: string;
                /** @description Of wins, by currency; nothing is converted */
                revenue: components["schemas"]["Money"][];
                storefront: string;
                title: string;
                wins: string;
            }[];
            /** @enum {string} */
            model: "first" | "last" | "linear" | "time-decay";
            motions: {
                /** @description What was spent in a currency, by what there was of each */
                costPer: {
                    currency: string;
                    /** @description Null: there was none */
                    lead: string | null;
                    /** @description Null: there was none */
                    opportunity: string | null;
                    /** @description Null: there was none */
                    qualified: string | null;
                    /** @description Null: there was none */
                    win: string | null;
                }[];
                costs: components["schemas"]["Money"][];
                leads: string;
                /** @enum {string} */
                motion: "nurture" | "demand-generation";
                opportunities: string;
                /** @description Qualified as they are now, within the period */
                qualified: string;
                /** @description Of wins, by currency; nothing is converted */
                revenue: components["schemas"]["Money"][];
                wins: string;
            }[];
            /** @description Due to campaigns that are not among these */
            otherPlans: components["schemas"]["CampaignResult"];
            planId: string | null;
            to: string;
            /** @description All there was, and what these campaigns cost */
            total: components["schemas"]["CampaignResult"];
            /** @description Of which no campaign is known */
            unknown: {
                leads: string;
                opportunities: string;
                qualified: string;
                wins: string;
            };
        };
        CampaignSettings: {
            /** @description Of time decay: a touch so many days earlier has half the part */
            halfLifeDays: number;
        };
        /** @description Counted apart from leads, and never to be divided into them */
        CampaignTraffic: {
            /** @description As the marketplace tells it in sum; null: nothing was imported */
            marketplace: {
                /** @description Per cent of visits */
                clickRate: string | null;
                clicks: number;
                consents: number | null;
                visits: number;
            } | null;
            /** @description Of our own public pages; null: nobody came */
            ownPages: {
                clicks: number;
                views: number;
            } | null;
        };
        Check: {
            /** @description What to do */
            detail: string | null;
            durationMs: number;
            externalId: string | null;
            /** @enum {string} */
            outcome: "delivered" | "retry" | "refused";
            reason: string | null;
            /** @description What was proved, in order */
            steps: components["schemas"]["CheckStep"][];
            /** @description What was said on the wire, secrets redacted */
            transcript: unknown[];
            /** @description Where the record is on the far side */
            url: string | null;
        };
        CheckStep: {
            /** @description What its answer means */
            code: string | null;
            /** @description The sentence, in English */
            detail: string | null;
            /**
             * @description not_told: the far side does not say
             * @enum {string}
             */
            is: "well" | "failed" | "not_told";
            /** @enum {string} */
            step: "credentials" | "rights" | "fields" | "key" | "record" | "cleaned_up";
            /** @description What the sentence of the code names */
            values: {
                [key: string]: string;
            };
        };
        Condition: {
            all: components["schemas"]["Condition"][];
        } | {
            any: components["schemas"]["Condition"][];
        } | {
            not: components["schemas"]["Condition"];
        } | {
            fact: string;
            /** @enum {string} */
            is: "present" | "absent" | "yes" | "no" | "at_least" | "at_most" | "one_of" | "none_of" | "contains" | "has_words" | "begins_with" | "ends_with";
            value?: number | string[];
        };
        ConditionInput: {
            all: components["schemas"]["ConditionInput"][];
        } | {
            any: components["schemas"]["ConditionInput"][];
        } | {
            not: components["schemas"]["ConditionInput"];
        } | {
            fact: string;
            /** @enum {string} */
            is: "present" | "absent" | "yes" | "no" | "at_least" | "at_most" | "one_of" | "none_of" | "contains" | "has_words" | "begins_with" | "ends_with";
            value?: number | string[];
        };
        /** @description What our own form showed; null for a lead that a marketplace sent */
        ConsentRecord: {
            /** @enum {string} */
            given: "button" | "tick";
            givenAt: string;
            language: string;
            pageUrl: string;
            purpose: string;
            recipients: {
                name: string;
                route: string;
            }[];
            /** @description Of the text as shown, which is in the raw body */
            sha256: string;
            textId: string;
            version: number;
        };
        ConsentText: {
            button: string;
            /** @enum {string} */
            callToAction: "contact-me" | "get-it-now" | "free-trial" | "test-drive";
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            id: string;
            language: string;
            listingId: string | null;
            tick: string | null;
            version: number;
        };
        /** @description As sent; null where the sender left it out */
        Contact: {
            company: string | null;
            country: string | null;
            email: string | null;
            firstName: string | null;
            lastName: string | null;
            /** @description What we make of the values sent; null where we cannot tell */
            normalized: {
                /** @description ISO 3166-1 alpha-2 */
                country: string | null;
                /** @description Makes two touches one person */
                email: string | null;
                name: string | null;
                /** @description E.164 */
                phone: string | null;
            };
            phone: string | null;
            title: string | null;
        };
        CosellContact: {
            /** @description Two letters each, or OOO for all */
            countries: string[];
            email: string;
            jobTitle: string;
            name: string;
            /** @enum {string} */
            role: "Partner marketing" | "Partner sales" | "Partner technical sales" | "Partner customer success manager";
            states: string[];
        };
        CosellReadiness: {
            items: {
                done: boolean;
                /** @enum {string} */
                for: "ready" | "eligible";
                /**
                 * @description said: a person says so
                 * @enum {string}
                 */
                from: "found" | "said";
                /** @enum {string} */
                item: "account_connected" | "business_profile" | "listing_live" | "sales_contacts" | "solution_area" | "one_pager" | "pitch_deck" | "architecture_diagram" | "revenue";
                markedAt: string | null;
                markedBy: string | null;
                /** @description Countries without a sales contact */
                missing: string[];
                value: string | null;
            }[];
            /**
             * @description eligible: for Azure IP co-sell
             * @enum {string}
             */
            level: "none" | "ready" | "eligible";
        };
        CreatedDestination: {
            /** @description Figures, a second behind at most */
            activity: {
                /** @description In the 24 hours before this hour and since */
                deliveredInDay: number;
                /** @description Of those, due now and not under way, counted up to 1000 */
                due: number;
                /** @description Tries that failed in that time */
                failedInDay: number;
                lastDeliveredAt: string | null;
                /** @description Since when the oldest that is not under way is due, or when it will be */
                oldestDueAt: string | null;
                /** @description Until a person looks, counted up to 1000 */
                parked: number;
                /** @description Leads on their way there, counted up to 1000 */
                waiting: number;
            };
            /** @description followsOpportunities can be switched on */
            canFollow: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description What it is told of; null: it has leads */
            events: components["schemas"]["Events"] | null;
            /** @description Each move of an opportunity brings the record of its lead up to date */
            followsOpportunities: boolean;
            forwardTestLeads: boolean;
            health: {
                checkedAt: string | null;
                checkOutcome: string | null;
                detail: string | null;
                heldUntil: string | null;
                /** @description When one lead tries whether it is mended */
                nextProbeAt: string | null;
                reason: string | null;
                said: components["schemas"]["Said"] | null;
                /**
                 * @description held: the far side asked for a rest
                 * @enum {string}
                 */
                state: "broken" | "paused" | "held" | "well";
            };
            id: string;
            kind: string;
            limits: {
                /** @description Tries under way at once */
                concurrency: number;
                /** @description Tries a second; null: no limit */
                ratePerSecond: number | null;
                /** @description Seconds after each failed try; then it is parked */
                retryDelaysS: number[];
                /** @description How long one try may take */
                timeoutMs: number;
            };
            /** @description Null: every listing */
            listingIds: string[] | null;
            name: string;
            paused: boolean;
            pausedAt: string | null;
            /** @description A person, a key, or operator; null: not by hand */
            pausedBy: string | null;
            pausedReason: string | null;
            /** @description Why, in the words of whoever paused it */
            pauseNote: string | null;
            /** @enum {string} */
            role: "publisher-crm" | "field-seller-crm" | "lead-store" | "events";
            secretExpiresAt: string | null;
            /** @description Since when each is set, and last replaced; null: not replaced, or before this was recorded */
            secrets: {
                changedAt: string | null;
                changedBy: string | null;
                madeAt: string | null;
                /** @description A person, a key, or operator */
                madeBy: string | null;
                name: string;
            }[];
            /** @description Names of the secrets that are set */
            secretsSet: string[];
            /** @description Without secrets */
            settings: {
                [key: string]: string;
            };
            /** @description webhook: shown this once */
            signingSecret?: string;
            /** @description Null: every storefront */
            storefronts: string[] | null;
            /** @description Its far side tells what becomes of the leads it has: see its tracking */
            tellsBack: boolean;
            /** @description The last mails of each kind to its owners, newest first */
            warnings: {
                /** Format: date-time */
                at: string;
                /**
                 * @description key: the key as it is now ends. well: leads flow again
                 * @enum {string}
                 */
                kind: "key" | "stopped" | "well";
                /** @description How many were reached */
                people: number;
            }[];
        };
        CurrentSession: {
            /** @description The publisher whose identity provider signed the person in: nothing else is open, nor how they sign in */
            confinedTo: string | null;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description At the latest; twelve hours without use end it too
             */
            endsAt: string;
            hasPassword: boolean;
            id: string;
            memberships: components["schemas"]["Membership"][];
            /** @description May do everything for every publisher */
            operator: boolean;
            /** @description How many are left */
            recoveryCodes: number;
            /** @description Of all memberships together */
            scopes: string[];
            /**
             * @description The first of secondFactors
             * @enum {string}
             */
            secondFactor: "none" | "totp" | "passkey";
            secondFactors: ("totp" | "passkey")[];
            user: components["schemas"]["User"];
        };
        DayTask: {
            /** @description What was written down when it was done */
            activityId: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            dueAt: string;
            endedAt: string | null;
            endedBy: string | null;
            id: string;
            /** @enum {string} */
            kind: "call" | "mail" | "meeting" | "other";
            lead: components["schemas"]["LeadBrief"];
            leadId: string;
            overdue: boolean;
            /** @description Of which playbook it is a step; null: a person’s own */
            playbook: string | null;
            /** @description Why it was skipped */
            reason: string | null;
            /**
             * @description dropped: the playbook ended before it was done
             * @enum {string}
             */
            state: "open" | "done" | "skipped" | "dropped";
            step: string | null;
            /** @description Null: the words of a step that we ship */
            title: string | null;
            /** @description Who is to do it; null: nobody has the lead */
            userId: string | null;
        };
        DefaultLanguage: {
            /** @description By this publisher; null: it follows the operator */
            chosen: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
            /**
             * @description What holds in the end
             * @enum {string}
             */
            counts: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
            /**
             * @description What holds where a publisher has chosen none
             * @enum {string}
             */
            operators: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
        };
        Delivery: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            destinationId: string;
            /** @description Null for the operator’s */
            destinationKind: string | null;
            destinationName: string | null;
            /** @description Next try; null when finished, under way, or behind an earlier lead of the same person */
            dueAt: string | null;
            /** @description What goes there instead of a lead; with a lead, what its record is brought up to date by */
            event: {
                id: string;
                subjectId: string;
                type: string;
            } | null;
            /** @description The record on the far side */
            externalId: string | null;
            externalUrl: string | null;
            id: string;
            lastDetail: string | null;
            lastReason: string | null;
            lastSaid: components["schemas"]["Said"] | null;
            lead: {
                company: string | null;
                email: string | null;
                /** @enum {string} */
                kind: "customer" | "test" | "notice";
                listingId: string;
                name: string | null;
                offerTitle: string;
                /** Format: date-time */
                receivedAt: string;
            } | null;
            /** @description The lead that goes there, or whose record is brought up to date; null: an event goes there */
            leadId: string | null;
            /** @description To a destination of the publisher; else of the marketplace operator */
            own: boolean;
            /** @description Why this destination has the lead, such as policy:field-seller-crm */
            route: string;
            /** @enum {string} */
            state: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
            /** @description Delivered to a far side that does not tell what became of it */
            unconfirmed: boolean;
        };
        Destination: {
            /** @description Figures, a second behind at most */
            activity: {
                /** @description In the 24 hours before this hour and since */
                deliveredInDay: number;
                /** @description Of those, due now and not under way, counted up to 1000 */
                due: number;
                /** @description Tries that failed in that time */
                failedInDay: number;
                lastDeliveredAt: string | null;
                /** @description Since when the oldest that is not under way is due, or when it will be */
                oldestDueAt: string | null;
                /** @description Until a person looks, counted up to 1000 */
                parked: number;
                /** @description Leads on their way there, counted up to 1000 */
                waiting: number;
            };
            /** @description followsOpportunities can be switched on */
            canFollow: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description What it is told of; null: it has leads */
            events: components["schemas"]["Events"] | null;
            /** @description Each move of an opportunity brings the record of its lead up to date */
            followsOpportunities: boolean;
            forwardTestLeads: boolean;
            health: {
                checkedAt: string | null;
                checkOutcome: string | null;
                detail: string | null;
                heldUntil: string | null;
                /** @description When one lead tries whether it is mended */
                nextProbeAt: string | null;
                reason: string | null;
                said: components["schemas"]["Said"] | null;
                /**
                 * @description held: the far side asked for a rest
                 * @enum {string}
                 */
                state: "broken" | "paused" | "held" | "well";
            };
            id: string;
            kind: string;
            limits: {
                /** @description Tries under way at once */
                concurrency: number;
                /** @description Tries a second; null: no limit */
                ratePerSecond: number | null;
                /** @description Seconds after each failed try; then it is parked */
                retryDelaysS: number[];
                /** @description How long one try may take */
                timeoutMs: number;
            };
            /** @description Null: every listing */
            listingIds: string[] | null;
            name: string;
            paused: boolean;
            pausedAt: string | null;
            /** @description A person, a key, or operator; null: not by hand */
            pausedBy: string | null;
            pausedReason: string | null;
            /** @description Why, in the words of whoever paused it */
            pauseNote: string | null;
            /** @enum {string} */
            role: "publisher-crm" | "field-seller-crm" | "lead-store" | "events";
            secretExpiresAt: string | null;
            /** @description Since when each is set, and last replaced; null: not replaced, or before this was recorded */
            secrets: {
                changedAt: string | null;
                changedBy: string | null;
                madeAt: string | null;
                /** @description A person, a key, or operator */
                madeBy: string | null;
                name: string;
            }[];
            /** @description Names of the secrets that are set */
            secretsSet: string[];
            /** @description Without secrets */
            settings: {
                [key: string]: string;
            };
            /** @description Null: every storefront */
            storefronts: string[] | null;
            /** @description Its far side tells what becomes of the leads it has: see its tracking */
            tellsBack: boolean;
            /** @description The last mails of each kind to its owners, newest first */
            warnings: {
                /** Format: date-time */
                at: string;
                /**
                 * @description key: the key as it is now ends. well: leads flow again
                 * @enum {string}
                 */
                kind: "key" | "stopped" | "well";
                /** @description How many were reached */
                people: number;
            }[];
        };
        DestinationCounts: {
            broken: number;
            held: number;
            paused: number;
            well: number;
        };
        DestinationKind: {
            /** @description False: the server lacks what it needs, such as SMTP_URL */
            available: boolean;
            /** @description It can keep its records in step with opportunities */
            canFollow: boolean;
            fields: {
                /** @description Where to find the value on the far side */
                help: string;
                /**
                 * @description secret: never shown again
                 * @enum {string}
                 */
                kind: "text" | "secret" | "url" | "emails" | "choice";
                label: string;
                maxLength: number;
                /** @description The member of settings */
                name: string;
                /** @description Of a choice; the first counts where none is given */
                options?: string[];
                required: boolean;
            }[];
            /** @enum {string} */
            group: "crm" | "people" | "flow" | "files";
            kind: string;
            /** @description Secrets that we make and show once, such as signingSecret */
            mints: string[];
            name: string;
            /** @description What the server must have for it */
            needs: ("mail_server" | "drop_folder") | null;
            /** @description It can be told of events instead of having leads */
            takesEvents: boolean;
        };
        DoNotContact: {
            addedBy: string;
            /** @description Null where the person’s data was erased: the list knows it all the same */
            address: string | null;
            /** Format: date-time */
            at: string;
            id: string;
            note: string | null;
            /** @enum {string} */
            reason: "opted_out" | "bounced" | "complained" | "manual";
            /**
             * @description link: the reader’s own; report: a mail server told
             * @enum {string}
             */
            source: "link" | "person" | "import" | "smtp" | "report";
        };
        DoNotContactImport: {
            added: number;
            failed: {
                line: number;
                message: string;
            }[];
            /** @description Were on the list already */
            known: number;
            rows: number;
        };
        Duplicate: {
            /** Format: date-time */
            foundAt: string;
            id: string;
            /** @description The two */
            people: components["schemas"]["PersonSeen"][];
            /** @description Heaviest first */
            reasons: components["schemas"]["DuplicateReason"][];
            /** @description Of 100; from 60 on people are asked */
            score: number;
        };
        DuplicateCounts: {
            open: components["schemas"]["BoundedCount"];
        };
        DuplicateDetail: {
            /** @description Values of the contacts that are not the same */
            differs: ("firstName" | "lastName" | "email" | "phone" | "country" | "company" | "title")[];
            /** Format: date-time */
            foundAt: string;
            id: string;
            /** @description Undone, it makes them two again */
            merge: components["schemas"]["Merge"] | null;
            reasons: components["schemas"]["DuplicateReason"][];
            score: number;
            separation: {
                /** Format: date-time */
                at: string;
                by: string;
                /** @description Of the pair it was said of: others may be one with them */
                duplicateId: string;
                note: string | null;
            } | null;
            /** @description The two; where they were merged, as they were before */
            sides: components["schemas"]["DuplicateSide"][];
            /**
             * @description apart: they, or two who are one with them
             * @enum {string}
             */
            state: "open" | "merged" | "apart";
        };
        DuplicateReason: {
            /** @enum {string} */
            code: "same_mailbox" | "same_name_same_domain" | "same_name_alike_address" | "same_name_same_company" | "same_name_alike_company" | "same_phone" | "alike_name_alike_address" | "alike_name_same_domain" | "alike_name_same_company" | "same_name" | "other_name";
            /** @description Of 100; below 0 it speaks against */
            points: number;
        };
        DuplicateSide: {
            /** @description As last sent */
            contact: components["schemas"]["Contact"];
            /** Format: date-time */
            firstSeenAt: string;
            lastLeadId: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Counted up to 100 for each address */
            leadCount: number;
            /** @description Newest first, 10 at most */
            leads: {
                /** @description What the customer did, by its documented code; an unknown one as sent */
                action: string | null;
                /** @description The user who works it */
                assignedTo: string | null;
                /** @description What the customer agreed to */
                consent: {
                    basis: string;
                    record: components["schemas"]["ConsentRecord"] | null;
                    scope: string;
                    /** @description storefront_terms: the action implies it; own_form: see the record */
                    source: string;
                };
                contact: components["schemas"]["Contact"];
                /** @description When it became an opportunity; from then on it is only read */
                convertedAt: string | null;
                deliveries: components["schemas"]["LeadDelivery"][];
                id: string;
                /** @enum {string} */
                kind: "customer" | "test" | "notice";
                /** Format: date-time */
                lastPostedAt: string;
                listingId: string;
                /** @description The kind of campaign it feeds */
                motion: string;
                note: string | null;
                offer: {
                    id: string;
                    title: string;
                };
                personId: string | null;
                /** @description How often these very bytes arrived within ten minutes */
                posts: number;
                /** Format: date-time */
                receivedAt: string;
                /** @description What it scores, and how far it has come; null until it is scored */
                standing: components["schemas"]["StandingSummary"] | null;
                /** @enum {string} */
                status: "new" | "withheld" | "kept";
                storefront: string;
                warnings: string[];
            }[];
            /** @description How many are this person after merges */
            people: number;
            /** @description Of whoever stands for the person; of the lead where it has no e-mail address */
            personId: string;
        };
        Enrolment: {
            /** @description What it waits for: step (nothing), wait, window (the hours) or cap (the greatest number of mails) */
            because: string;
            company: string | null;
            /** Format: date-time */
            dueAt: string;
            endedAt: string | null;
            endedBy: string | null;
            endedReason: ("stage" | "answered" | "clicked" | "opportunity" | "finished" | "erased" | "not_a_customer" | "no_address" | "no_consent" | "complained" | "opted_out" | "do_not_contact" | "bounced" | "disqualified" | "merged" | "person" | "archived" | "window_closed") | null;
            /** Format: date-time */
            enteredAt: string;
            /** @enum {string} */
            enteredBy: "hand" | "lead" | "storefront";
            id: string;
            leadId: string;
            /** @description Of the lead */
            name: string | null;
            note: string | null;
            sequenceId: string;
            /** @description Null: as we ship it */
            sequenceName: string | null;
            sequenceState: string;
            /** @enum {string} */
            state: "active" | "paused" | "ended";
            /** @description As its version has it */
            step: components["schemas"]["SequenceStep"] | null;
            /** @description Where it stands, or ended */
            stepId: string;
            /** @description By which hours are counted */
            timeZone: string;
            /** @description Of the sequence, by which it goes */
            version: number;
            /** @description country: it has this clock alone; main: nearly all live by it; several: it has several, so yours; unknown: yours */
            zoneBecause: string;
        };
        EnrolmentWithSteps: {
            /** @description What it waits for: step (nothing), wait, window (the hours) or cap (the greatest number of mails) */
            because: string;
            company: string | null;
            /** Format: date-time */
            dueAt: string;
            endedAt: string | null;
            endedBy: string | null;
            endedReason: ("stage" | "answered" | "clicked" | "opportunity" | "finished" | "erased" | "not_a_customer" | "no_address" | "no_consent" | "complained" | "opted_out" | "do_not_contact" | "bounced" | "disqualified" | "merged" | "person" | "archived" | "window_closed") | null;
            /** Format: date-time */
            enteredAt: string;
            /** @enum {string} */
            enteredBy: "hand" | "lead" | "storefront";
            id: string;
            leadId: string;
            /** @description Of the lead */
            name: string | null;
            note: string | null;
            sequenceId: string;
            /** @description Null: as we ship it */
            sequenceName: string | null;
            sequenceState: string;
            /** @enum {string} */
            state: "active" | "paused" | "ended";
            /** @description As its version has it */
            step: components["schemas"]["SequenceStep"] | null;
            /** @description Where it stands, or ended */
            stepId: string;
            /** @description Taken, in their order */
            steps: {
                /** Format: date-time */
                at: string;
                kind: string;
                /** @description The mail or the task */
                madeId: string | null;
                /** @description waited, mailed, yes, no, task, or passed (it had been done before) */
                outcome: string;
                stepId: string;
                visit: number;
            }[];
            /** @description By which hours are counted */
            timeZone: string;
            /** @description Of the sequence, by which it goes */
            version: number;
            /** @description country: it has this clock alone; main: nearly all live by it; several: it has several, so yours; unknown: yours */
            zoneBecause: string;
        };
        Events: {
            /**
             * @description Asked of the lead that an event is about; null: all leads. Events about none are not asked
             * @default null
             */
            filter: components["schemas"]["Condition"] | null;
            types: ("lead.received" | "lead.scored" | "lead.qualified" | "lead.disqualified" | "lead.reopened" | "lead.checked" | "lead.restaged" | "lead.assigned" | "lead.shared" | "lead.returned" | "lead.return_decided" | "lead.converted" | "person.merged" | "person.merge_undone" | "person.kept_apart" | "person.separation_ended" | "body.quarantined" | "body.released" | "body.discarded" | "lead.response_warned" | "lead.response_breached" | "lead.answered" | "lead.unanswered" | "lead.response_stopped" | "activity.noted" | "activity.removed" | "task.created" | "task.changed" | "task.done" | "task.skipped" | "playbook.began" | "playbook.ended" | "playbook.resumed" | "mail.sent" | "mail.failed" | "mail.withheld" | "mail.bounced" | "mail.complained" | "mail.clicked" | "contact.stopped" | "contact.allowed" | "lead.enrolled" | "enrolment.ended" | "enrolment.switched" | "sequence.saved" | "sequence.switched" | "nurture_settings.saved" | "opportunity.created" | "opportunity.moved" | "opportunity.changed" | "opportunity.won" | "opportunity.lost" | "opportunity.reopened" | "programme_account.created" | "programme_account.changed" | "programme_account.removed" | "programme_account.broken" | "programme_account.mended" | "programme_account.ending" | "referral.received" | "referral.changed" | "referral.accepted" | "referral.declined" | "referral.won" | "referral.lost" | "referral.expired" | "referral.expiring" | "referral.matched" | "referral.noted" | "referral.asked" | "referral.not_done" | "referral.converted" | "referral.out_of_step" | "referral.in_step" | "referral.settled" | "cosell_contacts.saved" | "readiness.marked" | "delivery.parked" | "delivery.replayed" | "delivery.remote_changed" | "destination.created" | "destination.changed" | "destination.mapped" | "destination.fields_read" | "destination.paused" | "destination.resumed" | "destination.checked" | "destination.broken" | "destination.mended" | "tracking.changed" | "reconciliation.started" | "reconciliation.ended" | "listing.created" | "listing.changed" | "lead_sharing.changed" | "intake_token.created" | "consent_text.written" | "lead_field.created" | "lead_field.changed" | "scoring_model.saved" | "criteria.saved" | "territories.saved" | "pool.saved" | "pool.archived" | "pool.emptied" | "working_hours.changed" | "absence.created" | "absence.removed" | "response_times.saved" | "playbooks.saved" | "mail_template.saved" | "mail_template.archived" | "mail_sender.changed" | "mail_report_url.created" | "pipelines.saved" | "exchange_rates.saved" | "marketing_plan.created" | "marketing_plan.changed" | "campaign_settings.changed" | "campaign.created" | "campaign.changed" | "campaign.cost_entered" | "traffic.imported" | "publisher.changed" | "key.created" | "key.revoked" | "user.invited" | "invitation.revoked" | "user.joined" | "user.changed" | "user.disabled" | "user.enabled" | "membership.changed" | "membership.removed" | "session.started" | "session.revoked" | "second_factor.enabled" | "second_factor.disabled" | "recovery_codes.renewed" | "recovery_code.used" | "password.reset" | "identity_provider.created" | "identity_provider.changed" | "identity_provider.removed" | "identity.linked" | "identity.unlinked" | "passkey.created" | "passkey.removed")[];
        };
        EventsInput: {
            /**
             * @description Asked of the lead that an event is about; null: all leads. Events about none are not asked
             * @default null
             */
            filter: components["schemas"]["ConditionInput"] | null;
            types: ("lead.received" | "lead.scored" | "lead.qualified" | "lead.disqualified" | "lead.reopened" | "lead.checked" | "lead.restaged" | "lead.assigned" | "lead.shared" | "lead.returned" | "lead.return_decided" | "lead.converted" | "person.merged" | "person.merge_undone" | "person.kept_apart" | "person.separation_ended" | "body.quarantined" | "body.released" | "body.discarded" | "lead.response_warned" | "lead.response_breached" | "lead.answered" | "lead.unanswered" | "lead.response_stopped" | "activity.noted" | "activity.removed" | "task.created" | "task.changed" | "task.done" | "task.skipped" | "playbook.began" | "playbook.ended" | "playbook.resumed" | "mail.sent" | "mail.failed" | "mail.withheld" | "mail.bounced" | "mail.complained" | "mail.clicked" | "contact.stopped" | "contact.allowed" | "lead.enrolled" | "enrolment.ended" | "enrolment.switched" | "sequence.saved" | "sequence.switched" | "nurture_settings.saved" | "opportunity.created" | "opportunity.moved" | "opportunity.changed" | "opportunity.won" | "opportunity.lost" | "opportunity.reopened" | "programme_account.created" | "programme_account.changed" | "programme_account.removed" | "programme_account.broken" | "programme_account.mended" | "programme_account.ending" | "referral.received" | "referral.changed" | "referral.accepted" | "referral.declined" | "referral.won" | "referral.lost" | "referral.expired" | "referral.expiring" | "referral.matched" | "referral.noted" | "referral.asked" | "referral.not_done" | "referral.converted" | "referral.out_of_step" | "referral.in_step" | "referral.settled" | "cosell_contacts.saved" | "readiness.marked" | "delivery.parked" | "delivery.replayed" | "delivery.remote_changed" | "destination.created" | "destination.changed" | "destination.mapped" | "destination.fields_read" | "destination.paused" | "destination.resumed" | "destination.checked" | "destination.broken" | "destination.mended" | "tracking.changed" | "reconciliation.started" | "reconciliation.ended" | "listing.created" | "listing.changed" | "lead_sharing.changed" | "intake_token.created" | "consent_text.written" | "lead_field.created" | "lead_field.changed" | "scoring_model.saved" | "criteria.saved" | "territories.saved" | "pool.saved" | "pool.archived" | "pool.emptied" | "working_hours.changed" | "absence.created" | "absence.removed" | "response_times.saved" | "playbooks.saved" | "mail_template.saved" | "mail_template.archived" | "mail_sender.changed" | "mail_report_url.created" | "pipelines.saved" | "exchange_rates.saved" | "marketing_plan.created" | "marketing_plan.changed" | "campaign_settings.changed" | "campaign.created" | "campaign.changed" | "campaign.cost_entered" | "traffic.imported" | "publisher.changed" | "key.created" | "key.revoked" | "user.invited" | "invitation.revoked" | "user.joined" | "user.changed" | "user.disabled" | "user.enabled" | "membership.changed" | "membership.removed" | "session.started" | "session.revoked" | "second_factor.enabled" | "second_factor.disabled" | "recovery_codes.renewed" | "recovery_code.used" | "password.reset" | "identity_provider.created" | "identity_provider.changed" | "identity_provider.removed" | "identity.linked" | "identity.unlinked" | "passkey.created" | "passkey.removed")[];
        };
        EventType: {
            /** @description A filter asks of that lead; events about none go unasked */
            aboutLead: boolean;
            /** @description What happened */
            description: string;
            /** @enum {string} */
            group: "leads" | "work" | "mail" | "opportunities" | "deliveries" | "setup" | "access";
            /** @enum {string} */
            type: "lead.received" | "lead.scored" | "lead.qualified" | "lead.disqualified" | "lead.reopened" | "lead.checked" | "lead.restaged" | "lead.assigned" | "lead.shared" | "lead.returned" | "lead.return_decided" | "lead.converted" | "person.merged" | "person.merge_undone" | "person.kept_apart" | "person.separation_ended" | "body.quarantined" | "body.released" | "body.discarded" | "lead.response_warned" | "lead.response_breached" | "lead.answered" | "lead.unanswered" | "lead.response_stopped" | "activity.noted" | "activity.removed" | "task.created" | "task.changed" | "task.done" | "task.skipped" | "playbook.began" | "playbook.ended" | "playbook.resumed" | "mail.sent" | "mail.failed" | "mail.withheld" | "mail.bounced" | "mail.complained" | "mail.clicked" | "contact.stopped" | "contact.allowed" | "lead.enrolled" | "enrolment.ended" | "enrolment.switched" | "sequence.saved" | "sequence.switched" | "nurture_settings.saved" | "opportunity.created" | "opportunity.moved" | "opportunity.changed" | "opportunity.won" | "opportunity.lost" | "opportunity.reopened" | "programme_account.created" | "programme_account.changed" | "programme_account.removed" | "programme_account.broken" | "programme_account.mended" | "programme_account.ending" | "referral.received" | "referral.changed" | "referral.accepted" | "referral.declined" | "referral.won" | "referral.lost" | "referral.expired" | "referral.expiring" | "referral.matched" | "referral.noted" | "referral.asked" | "referral.not_done" | "referral.converted" | "referral.out_of_step" | "referral.in_step" | "referral.settled" | "cosell_contacts.saved" | "readiness.marked" | "delivery.parked" | "delivery.replayed" | "delivery.remote_changed" | "destination.created" | "destination.changed" | "destination.mapped" | "destination.fields_read" | "destination.paused" | "destination.resumed" | "destination.checked" | "destination.broken" | "destination.mended" | "tracking.changed" | "reconciliation.started" | "reconciliation.ended" | "listing.created" | "listing.changed" | "lead_sharing.changed" | "intake_token.created" | "consent_text.written" | "lead_field.created" | "lead_field.changed" | "scoring_model.saved" | "criteria.saved" | "territories.saved" | "pool.saved" | "pool.archived" | "pool.emptied" | "working_hours.changed" | "absence.created" | "absence.removed" | "response_times.saved" | "playbooks.saved" | "mail_template.saved" | "mail_template.archived" | "mail_sender.changed" | "mail_report_url.created" | "pipelines.saved" | "exchange_rates.saved" | "marketing_plan.created" | "marketing_plan.changed" | "campaign_settings.changed" | "campaign.created" | "campaign.changed" | "campaign.cost_entered" | "traffic.imported" | "publisher.changed" | "key.created" | "key.revoked" | "user.invited" | "invitation.revoked" | "user.joined" | "user.changed" | "user.disabled" | "user.enabled" | "membership.changed" | "membership.removed" | "session.started" | "session.revoked" | "second_factor.enabled" | "second_factor.disabled" | "recovery_codes.renewed" | "recovery_code.used" | "password.reset" | "identity_provider.created" | "identity_provider.changed" | "identity_provider.removed" | "identity.linked" | "identity.unlinked" | "passkey.created" | "passkey.removed";
        };
        ExchangeRate: {
            base: string;
            currency: string;
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            /** @description YYYY-MM-DD */
            onDate: string;
            /** @description One unit of base is so many of currency */
            rate: string;
            /** @description ecb, hand, file, or what the publisher calls it */
            source: string;
        };
        Fact: {
            /** @description Of a choice */
            choices: {
                label: string | null;
                value: string;
            }[];
            /** @enum {string} */
            kind: "text" | "choice" | "number" | "flag";
            /**
             * @description scored: no scoring rule can ask it
             * @enum {string}
             */
            known: "received" | "scored";
            /** @description Of a lead field of your own */
            label: string | null;
            /** @description own. and the name for a lead field of your own */
            name: string;
            tests: ("present" | "absent" | "yes" | "no" | "at_least" | "at_most" | "one_of" | "none_of" | "contains" | "has_words" | "begins_with" | "ends_with")[];
        };
        FarFields: {
            readAt: string | null;
            /** @description How reading them went; null where they were not read now */
            step: components["schemas"]["CheckStep"] | null;
            targets: components["schemas"]["MappingTarget"][];
        };
        Finding: {
            /** @enum {string} */
            code: "sharing_off" | "no_destination" | "kind_unusual" | "quarantined" | "never_a_lead" | "silent" | "paused" | "failing" | "held" | "backlog" | "parked" | "quota_near" | "key_expired" | "key_expires";
            /** @description What is wrong and what to do */
            message: string;
            publisherId: string;
            /** @enum {string} */
            severity: "error" | "warning" | "note";
            subject: string;
            /** @description The listing or the destination */
            subjectId: string;
            /** @description The numbers and reasons in the message, to say it in other words */
            values: {
                [key: string]: string | number;
            };
        };
        FollowUp: {
            answeredAt: string | null;
            /** @description Null where a far side says so */
            answeredBy: string | null;
            /** @description The activity, or the delivery whose far side says so */
            answeredWith: string | null;
            assignedTo: string | null;
            breachedAt: string | null;
            /** @description By the policy’s calendar */
            businessSeconds: number | null;
            company: string | null;
            dueAt: string | null;
            firstName: string | null;
            /** @description When the clock began */
            grade: string | null;
            inTime: boolean | null;
            lastName: string | null;
            leadId: string;
            offerTitle: string;
            /** @description What made the due time; null: no policy takes this lead */
            policy: {
                /** @description Null: the plain clock */
                calendar: string | null;
                id: string;
                minutes: number;
                name: string | null;
            } | null;
            /** @description On the plain clock */
            responseSeconds: number | null;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "open" | "warned" | "breached" | "answered" | "stopped";
            stoppedAt: string | null;
            /** @description withheld, disqualified, disqualified_there or converted */
            stoppedReason: string | null;
            storefront: string;
            warnAt: string | null;
            warnedAt: string | null;
        };
        FollowUpCounts: {
            breached: {
                /** @description 1,000 at most */
                count: number;
                /** @description There are more than that */
                more: boolean;
            };
            /** @description Due within the hour */
            soon: {
                /** @description 1,000 at most */
                count: number;
                /** @description There are more than that */
                more: boolean;
            };
            waiting: {
                /** @description 1,000 at most */
                count: number;
                /** @description There are more than that */
                more: boolean;
            };
        };
        FollowUpSummary: {
            all: {
                answered: number;
                /** @description Not answered, though it was due */
                breached: number;
                inTime: number;
                late: number;
                leads: number;
                /** @description Null: none was answered */
                medianBusinessSeconds: number | null;
                /** @description Null: none was answered */
                medianSeconds: number | null;
                /** @description Null: none was answered */
                p90Seconds: number | null;
                stopped: number;
                /** @description Not answered, and not due yet */
                waiting: number;
            };
            byStorefront: {
                answered: number;
                /** @description Not answered, though it was due */
                breached: number;
                inTime: number;
                late: number;
                leads: number;
                /** @description Null: none was answered */
                medianBusinessSeconds: number | null;
                /** @description Null: none was answered */
                medianSeconds: number | null;
                /** @description Null: none was answered */
                p90Seconds: number | null;
                stopped: number;
                storefront: string;
                /** @description Not answered, and not due yet */
                waiting: number;
            }[];
            /** @description By who answered, or else has the lead */
            byUser: {
                answered: number;
                /** @description Not answered, though it was due */
                breached: number;
                inTime: number;
                late: number;
                leads: number;
                /** @description Null: none was answered */
                medianBusinessSeconds: number | null;
                /** @description Null: none was answered */
                medianSeconds: number | null;
                /** @description Null: none was answered */
                p90Seconds: number | null;
                stopped: number;
                userId: string | null;
                /** @description Not answered, and not due yet */
                waiting: number;
            }[];
            /** Format: date-time */
            from: string;
            /** @description There are more than 50,000: the latest of them */
            partial: boolean;
            /** Format: date-time */
            to: string;
        };
        Forecast: {
            months: {
                /** @description YYYY-MM; null: without an expected close */
                month: string | null;
                open: components["schemas"]["ForecastPart"];
                /** @description Won in this month, by the rate of the day */
                won: components["schemas"]["ForecastPart"];
            }[];
            reportingCurrency: string | null;
        };
        ForecastPart: {
            count: number;
            /** @description Currencies that the total leaves out, for no rate is known */
            missing: string[];
            sums: {
                count: number;
                currency: string;
                /** @description One unit is so many of the reporting currency; of won deals by the days on which they closed */
                rates: {
                    onDate: string;
                    rate: string;
                    source: string;
                }[];
                /** @description In the reporting currency; null: no rate is known */
                reported: string | null;
                reportedWeighted: string | null;
                /** @description A decimal */
                value: string;
                /** @description Times the probability */
                weighted: string;
            }[];
            /** @description In the reporting currency; null where there is none */
            total: {
                /** @description A decimal */
                value: string;
                /** @description A decimal */
                weighted: string;
            } | null;
            /** @description Of those, how many have no value */
            valueless: number;
        };
        FoundRecord: {
            /** Format: date-time */
            changedAt: string;
            /** @description ISO 4217 */
            currency: string | null;
            owner: string | null;
            /** @enum {string} */
            state: "open" | "working" | "qualified" | "disqualified" | "converted" | "won" | "lost" | "deleted";
            /** @description The far side’s own word for it */
            status: string | null;
            url: string | null;
            /** @description In whole units of the currency */
            value: number | null;
        };
        GoalStanding: {
            /** @description All there was from the plan’s first day, whatever way it came */
            actual: string;
            by: string;
            currency: string | null;
            /** @description By today at an even pace */
            expected: string;
            /** @enum {string} */
            goal: "leads" | "qualified" | "opportunities" | "wins" | "revenue";
            /** @enum {string} */
            pace: "not_begun" | "ahead" | "on_pace" | "behind" | "reached" | "missed";
            target: string;
        };
        Identity: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            subject: string;
            userId: string;
        };
        IdentityProvider: {
            allowedDomains: string[];
            clientId: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            issuer: string;
            name: string;
            newcomerRole: ("marketer" | "seller" | "viewer") | null;
            /** @description To be registered with the provider */
            redirectUri: string;
            /** @description Where a browser begins to sign in */
            startUrl: string;
            trustsDomains: boolean;
        };
        IdentityProviderCheck: {
            complaints: {
                /** @enum {string} */
                code: "unreachable" | "no_discovery" | "other_issuer" | "no_code_flow" | "no_keys" | "not_https" | "secret_refused" | "shared_directory";
                given: {
                    address?: string;
                    issuer?: string;
                };
                /** @description What is wrong, and what to do */
                message: string;
            }[];
            /** @enum {string} */
            outcome: "well" | "broken";
            redirectUri: string;
        };
        InsightAnswers: {
            answered: number;
            inTime: number;
            /** @description In time of all that were answered with a due time or are overdue; null: there are none */
            inTimeShare: number | null;
            late: number;
            leads: number;
            /** @description Within the step in which it is counted, by share */
            medianSeconds: number | null;
            overdue: number;
            p95Seconds: number | null;
        };
        InsightArrivals: {
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description Hours in which leads came, by the clock of the time zone asked for */
            hours: {
                hour: number;
                leads: number;
                /** @description 1: Monday */
                weekday: number;
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightCampaignNumbers: {
            /** @description What was spent in a currency, by what there was of each */
            costPer: {
                currency: string;
                /** @description Null: there was none */
                lead: string | null;
                /** @description Null: there was none */
                opportunity: string | null;
                /** @description Null: there was none */
                qualified: string | null;
                /** @description Null: there was none */
                win: string | null;
            }[];
            costs: components["schemas"]["Money"][];
            leads: string;
            opportunities: string;
            /** @description Qualified as they are now, within the period */
            qualified: string;
            /** @description Revenue for each unit spent, of currencies in which something was spent */
            returns: {
                currency: string;
                ratio: string;
            }[];
            /** @description Of wins, by currency; nothing is converted */
            revenue: components["schemas"]["Money"][];
            wins: string;
        };
        InsightCampaigns: {
            /** @description Both days are in it */
            before: {
                from: string;
                to: string;
            };
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            halfLifeDays: number;
            items: {
                before: components["schemas"]["InsightCampaignNumbers"];
                campaignId: string;
                /** @enum {string} */
                motion: "nurture" | "demand-generation";
                name: string;
                now: components["schemas"]["InsightCampaignNumbers"];
                traffic: {
                    before: components["schemas"]["CampaignTraffic"];
                    now: components["schemas"]["CampaignTraffic"];
                };
            }[];
            /** @enum {string} */
            model: "first" | "last" | "linear" | "time-decay";
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /** @description What is due to campaigns together */
            total: {
                before: components["schemas"]["InsightCampaignNumbers"];
                now: components["schemas"]["InsightCampaignNumbers"];
            };
            /** @description Of the period, of which no campaign is known; never divided among them */
            unknown: {
                leads: string;
                opportunities: string;
                qualified: string;
                wins: string;
            };
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightCohorts: {
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @enum {string} */
            step: "marketingQualified" | "salesQualified" | "disqualified" | "opportunities" | "won" | "lost";
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
            weeks: {
                leads: number;
                /** @description Of these leads, those that had come to the step within so many weeks: the first within one; the last has all that came later too */
                reached: number[];
                /** @description Its Monday */
                week: string;
            }[];
        };
        InsightDeliveries: {
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            items: {
                delivered: number;
                destinationId: string;
                /** @description Tries that failed */
                failed: number;
                kind: string | null;
                /** @description From the post of the marketplace, or the sending of our form, to the record in the far system; of what follows a lead, from its change. Replays left out */
                medianMs: number | null;
                /** @description Null: the operator’s */
                name: string | null;
                p95Ms: number | null;
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightDeliveryDays: {
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description Days on which something was delivered or tried, the first first */
            items: {
                day: string;
                delivered: number;
                destinationId: string;
                failed: number;
                medianMs: number | null;
                p95Ms: number | null;
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightForecast: {
            /** @enum {string} */
            by: "month" | "quarter";
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            reportingCurrency: string | null;
            /** @description The oldest first */
            spans: components["schemas"]["InsightForecastSpan"][];
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
            week: number;
        };
        InsightForecastOpportunity: {
            name: string;
            opportunityId: string;
            /** @description Null: neither won nor lost by the end */
            outcome: {
                currency: string | null;
                day: string;
                /** @enum {string} */
                state: "won" | "lost";
                value: string | null;
            } | null;
            /** @description As it is now */
            ownerId: string | null;
            /** @description Null: it was not open then */
            then: {
                currency: string | null;
                expectedClose: string | null;
                pipelineId: string;
                stage: string;
                value: string | null;
            } | null;
        };
        InsightForecastSpan: {
            /** @description Won in it since, without having been due: new, or brought forward */
            added: components["schemas"]["ForecastPart"];
            /** @description Won in it by then */
            already: components["schemas"]["ForecastPart"];
            /** @description What was thought when this day began */
            at: string;
            /** @description Won, less what was forecast then and what had been won by then; total null: no reporting currency, or a rate is missing */
            difference: {
                sums: {
                    /** @description A decimal */
                    amount: string;
                    currency: string;
                }[];
                total: string | null;
            };
            /** @description Open then, and due in it or overdue; weighted is what was forecast */
            due: components["schemas"]["ForecastPart"];
            from: string;
            /** @description Of what was due: lost in it */
            lostDue: components["schemas"]["ForecastPart"];
            /** @description False: it still goes on, and what came of it grows */
            over: boolean;
            /** @description All that was open then */
            pipeline: components["schemas"]["ForecastPart"];
            /** @description Of what was due: neither won nor lost in it, at its value of then */
            slipped: components["schemas"]["ForecastPart"];
            /** @description Both days are in it */
            to: string;
            /** @description All that was won in it, by the rate of the day */
            won: components["schemas"]["ForecastPart"];
            /** @description Of what was due: won in it */
            wonDue: components["schemas"]["ForecastPart"];
        };
        InsightFunnel: {
            /** @description Both days are in it */
            before: {
                from: string;
                to: string;
            };
            /** @enum {string} */
            by: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description By leads, the most first */
            items: {
                before: components["schemas"]["InsightSteps"];
                /** @description Null: those of which it is not known */
                key: string | null;
                /** @description Of a listing or a person */
                name: string | null;
                now: components["schemas"]["InsightSteps"];
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            total: {
                before: components["schemas"]["InsightSteps"];
                now: components["schemas"]["InsightSteps"];
            };
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
            /** @enum {string} */
            view: "arrival" | "activity";
        };
        InsightLead: {
            day: string;
            leadId: string;
            listingId: string;
        };
        InsightLeadSteps: {
            /** @description Leads of the period that have had their first response. */
            answered: number;
            /** @description Leads that are disqualified; one that is reopened counts no more. */
            disqualified: number;
            /** @description Of these leads, those that came by our own form, each with its consent. */
            forms: number;
            /** @description First responses that came by the time they were due. */
            inTime: number;
            /** @description First responses that came later than they were due. */
            late: number;
            /** @description Leads of customers that came in the period, tests and notices left out. */
            leads: number;
            /** @description Leads all of whose opportunities are lost; without one here, those that a CRM calls lost. */
            lost: number;
            /** @description Leads that became marketing-qualified and were not taken back from it since. */
            marketingQualified: number;
            /** @description Leads that became an opportunity here, or were converted in a CRM that is read back. */
            opportunities: number;
            /** @description Leads of the period that are due and have had no response. */
            overdue: number;
            /** @description Leads that became sales-qualified and were not taken back from it since. */
            salesQualified: number;
            /** @description Leads with a won opportunity; without an opportunity here, those that a CRM calls won. */
            won: number;
        };
        InsightMetric: {
            /** @description Never to be divided into what comes before it: the two do not tell of the same */
            breakBefore: boolean;
            /** @description Counted by the day on which it happened as well */
            byActivity: boolean;
            counts: string;
            id: string;
            /** @description The leads behind it are told by …/insight/leads */
            opens: boolean;
            /**
             * @description Whose word it is
             * @enum {string}
             */
            source: "marketplace" | "ownPages" | "leads" | "deliveries" | "opportunities" | "sequences" | "campaigns";
            /** @enum {string} */
            unit: "count" | "share" | "seconds" | "milliseconds" | "money" | "ratio";
        };
        InsightResponses: {
            /** @enum {string} */
            by: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            items: {
                answered: number;
                inTime: number;
                /** @description In time of all that were answered with a due time or are overdue; null: there are none */
                inTimeShare: number | null;
                key: string;
                late: number;
                leads: number;
                /** @description Within the step in which it is counted, by share */
                medianSeconds: number | null;
                name: string | null;
                overdue: number;
                p95Seconds: number | null;
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            total: components["schemas"]["InsightAnswers"];
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightRevenue: {
            /** @enum {string} */
            by: "listing" | "storefront" | "kind" | "campaign" | "referrer" | "country" | "device" | "seller" | "grade" | "score";
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description By what they are of */
            items: {
                key: string;
                name: string | null;
                /** @description In the reporting currency; null: there is none, or a rate is missing */
                reported: string | null;
                /** @description Each currency by itself, exactly */
                won: {
                    /** @description A decimal, exact */
                    amount: string;
                    currency: string;
                }[];
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description One unit is so many of the reporting currency: the latest up to the last day */
            rates: {
                currency: string;
                onDate: string;
                rate: string;
                source: string;
            }[];
            reportingCurrency: string | null;
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
            /** @enum {string} */
            view: "arrival" | "activity";
        };
        InsightScores: {
            /** @description By the score with which a lead came in, the least first */
            bands: {
                from: number;
                steps: components["schemas"]["InsightLeadSteps"];
                /** @description Both are in it */
                to: number;
                /** @description Won of all that are won or lost */
                winRate: number | null;
            }[];
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightSequences: {
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            items: {
                /** @description Of them, whose customer has answered since */
                answered: number;
                /** @description Of those sent, those that came back */
                bounced: number;
                /** @description Of those sent, those in which a person followed a link */
                clicked: number;
                /** @description More entered: the newest 5000 of them are told */
                cut: boolean;
                /** @description Why people left, and how many */
                ended: {
                    [key: string]: number;
                };
                /** @description People who entered in the period, each time that they did */
                entered: number;
                /** @description Of them, who reached a goal */
                goals: number;
                /** @description Of them, who goes through it yet, or is paused */
                inIt: number;
                /** @description Mails that were made for them */
                mailed: number;
                /** @description Null: as we ship it */
                name: string | null;
                /** @description Of them, whose lead has an opportunity made since */
                opportunities: number;
                /** @description Of those sent, those whose links only scanners followed */
                scanned: number;
                sent: number;
                sequenceId: string;
                steps: {
                    /** @description Of those sent, those that came back */
                    bounced: number;
                    /** @description Who took it */
                    came: number;
                    /** @description Of those sent, those in which a person followed a link */
                    clicked: number;
                    /** @description Why people left, and how many */
                    ended: {
                        [key: string]: number;
                    };
                    /** @description Null: not in the newest version */
                    kind: ("mail" | "wait" | "branch" | "task") | null;
                    /** @description Mails that were made for them */
                    mailed: number;
                    /** @description Of those sent, those whose links only scanners followed */
                    scanned: number;
                    sent: number;
                    stepId: string;
                }[];
                /** @description Of them, of whose lead such an opportunity is won */
                won: number;
                wonValue: {
                    amount: string;
                    currency: string;
                }[];
            }[];
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
        };
        InsightSettings: {
            /** @description Counting anew, beside what is shown; null: not under way */
            building: {
                /** Format: date-time */
                begunAt: string;
                begunBy: string;
                /** @description Leads so far */
                seen: number;
                timeZone: string;
                /** @description Leads when it began */
                total: number;
            } | null;
            /** @description When it was last counted anew */
            builtAt: string | null;
            /** @description Whose days are counted */
            timeZone: string;
        };
        InsightSteps: {
            /** @description Leads of the period that have had their first response. */
            answered: number;
            /** @description Forms opened from our own public pages, by UTC day. Null: not told by this dimension */
            clicks: number | null;
            /** @description Leads that are disqualified; one that is reopened counts no more. */
            disqualified: number;
            /** @description Of these leads, those that came by our own form, each with its consent. */
            forms: number;
            /** @description First responses that came by the time they were due. */
            inTime: number;
            /** @description First responses that came later than they were due. */
            late: number;
            /** @description Leads of customers that came in the period, tests and notices left out. */
            leads: number;
            /** @description Leads all of whose opportunities are lost; without one here, those that a CRM calls lost. */
            lost: number;
            /** @description Leads that became marketing-qualified and were not taken back from it since. */
            marketingQualified: number;
            /** @description Clicks on calls to action there, as the imported report tells them. Null: not told by this dimension */
            marketplaceClicks: number | null;
            /** @description Consents given there, as the imported report tells them; not leads. Null: not told by this dimension */
            marketplaceConsents: number | null;
            /** @description Visits of listing pages on a marketplace, as its imported report tells them by its own days. Null: not told by this dimension */
            marketplaceVisits: number | null;
            /** @description Leads that became an opportunity here, or were converted in a CRM that is read back. */
            opportunities: number;
            /** @description Leads of the period that are due and have had no response. */
            overdue: number;
            /** @description Leads that became sales-qualified and were not taken back from it since. */
            salesQualified: number;
            /** @description Views of our own public pages, by UTC day, without programs that say so. Null: not told by this dimension */
            views: number | null;
            /** @description Leads with a won opportunity; without an opportunity here, those that a CRM calls won. */
            won: number;
        };
        InsightTrend: {
            /** @description Both days are in it */
            before: {
                from: string;
                to: string;
            };
            /** @description False while the leads that were there before are counted for the first time */
            complete: boolean;
            /** @enum {string} */
            every: "day" | "week";
            /** @description Both days are in it */
            period: {
                from: string;
                to: string;
            };
            /** @description Oldest first; those in which nothing happened too */
            points: {
                /** @description Its first day */
                from: string;
                steps: components["schemas"]["InsightLeadSteps"];
            }[];
            pointsBefore: {
                /** @description Its first day */
                from: string;
                steps: components["schemas"]["InsightLeadSteps"];
            }[];
            /** @description Whose days they are; the publisher’s insight settings have it */
            timeZone: string;
            /**
             * Format: date-time
             * @description All that happened until then is counted
             */
            upToDateAs: string;
            /** @enum {string} */
            view: "arrival" | "activity";
        };
        IntakeToken: {
            /** Format: date-time */
            createdAt: string;
            endsAt: string | null;
            id: string;
            /** @description Null for those who lack listings:write */
            intakeUrl: string | null;
            /** @description To the minute */
            lastUsedAt: string | null;
        };
        Invitation: {
            acceptedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: date-time */
            endsAt: string;
            id: string;
            /** @description A person, a key, or operator */
            invitedBy: string;
            revokedAt: string | null;
            /** @enum {string} */
            role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
        };
        Joined: {
            publisherId: string;
            /** @enum {string} */
            role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
            userId: string;
        };
        Key: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description To the minute; null when it was never used */
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
            scopes: string[];
        };
        Lead: {
            /** @description What the customer did, by its documented code; an unknown one as sent */
            action: string | null;
            /** @description The user who works it */
            assignedTo: string | null;
            /** @description What the customer agreed to */
            consent: {
                basis: string;
                record: components["schemas"]["ConsentRecord"] | null;
                scope: string;
                /** @description storefront_terms: the action implies it; own_form: see the record */
                source: string;
            };
            contact: components["schemas"]["Contact"];
            /** @description When it became an opportunity; from then on it is only read */
            convertedAt: string | null;
            id: string;
            /** @enum {string} */
            kind: "customer" | "test" | "notice";
            /** Format: date-time */
            lastPostedAt: string;
            listingId: string;
            /** @description The kind of campaign it feeds */
            motion: string;
            note: string | null;
            offer: {
                id: string;
                title: string;
            };
            personId: string | null;
            /** @description How often these very bytes arrived within ten minutes */
            posts: number;
            /** Format: date-time */
            receivedAt: string;
            /** @description What it scores, and how far it has come; null until it is scored */
            standing: components["schemas"]["StandingSummary"] | null;
            /** @enum {string} */
            status: "new" | "withheld" | "kept";
            storefront: string;
            warnings: string[];
        };
        LeadBrief: {
            company: string | null;
            email: string | null;
            firstName: string | null;
            lastName: string | null;
            offerTitle: string;
            phone: string | null;
            storefront: string;
        };
        LeadCampaign: {
            /** @description By what it is known; null: no campaign is known */
            came: {
                campaignId: string;
                /** @enum {string} */
                parameter: "mktcmpid" | "utm_campaign";
            } | null;
            /** @description Those named here */
            campaigns: {
                id: string;
                name: string;
            }[];
            halfLifeDays: number;
            /** @description The campaign parameters that arrived with it */
            sent: {
                code: string;
                /** @enum {string} */
                parameter: "mktcmpid" | "utm_campaign";
            }[];
            /** @description All leads of the person until this one; null for those who do not see all leads */
            touches: {
                /** Format: date-time */
                at: string;
                /** @description By what it is known; null: no campaign is known */
                came: {
                    campaignId: string;
                    /** @enum {string} */
                    parameter: "mktcmpid" | "utm_campaign";
                } | null;
                leadId: string;
                shares: {
                    first: string;
                    last: string;
                    linear: string;
                    "time-decay": string;
                };
            }[] | null;
        };
        LeadCounts: {
            all: components["schemas"]["BoundedCount"];
            mine: components["schemas"]["BoundedCount"];
            new: components["schemas"]["BoundedCount"];
            notices: components["schemas"]["BoundedCount"];
            parked: components["schemas"]["BoundedCount"];
            tests: components["schemas"]["BoundedCount"];
            unassigned: components["schemas"]["BoundedCount"];
            waiting: components["schemas"]["BoundedCount"];
            withheld: components["schemas"]["BoundedCount"];
        };
        LeadDelivery: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            destinationId: string;
            destinationName: string | null;
            /** @description The record’s id on the far side */
            externalId: string | null;
            externalUrl: string | null;
            id: string;
            lastDetail: string | null;
            lastReason: string | null;
            lastSaid: components["schemas"]["Said"] | null;
            nextTryAt: string | null;
            remote: components["schemas"]["RemoteRecord"] | null;
            /** @description publisher-crm, field-seller-crm or lead-store */
            role: string | null;
            /** @description Why this destination has the lead */
            route: string;
            /** @enum {string} */
            state: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
            unconfirmed: boolean;
        };
        LeadDetail: {
            /** @description What the customer did, by its documented code; an unknown one as sent */
            action: string | null;
            /** @description The user who works it */
            assignedTo: string | null;
            /** @description What the customer agreed to */
            consent: {
                basis: string;
                record: components["schemas"]["ConsentRecord"] | null;
                scope: string;
                /** @description storefront_terms: the action implies it; own_form: see the record */
                source: string;
            };
            contact: components["schemas"]["Contact"];
            /** @description When it became an opportunity; from then on it is only read */
            convertedAt: string | null;
            deliveries: components["schemas"]["LeadDelivery"][];
            /** @description What it says in the publisher’s own lead fields, by their names */
            fields: {
                [key: string]: string | number | boolean;
            };
            id: string;
            /** @enum {string} */
            kind: "customer" | "test" | "notice";
            /** Format: date-time */
            lastPostedAt: string;
            /** @description What the names in fields mean, in the order of the form */
            leadFields: components["schemas"]["LeadField"][];
            listingId: string;
            /** @description The kind of campaign it feeds */
            motion: string;
            note: string | null;
            offer: {
                id: string;
                title: string;
            };
            person: {
                /** Format: date-time */
                firstSeenAt: string;
                /** @description Of whoever stands for the person after merges */
                id: string;
                /** @description All leads of this person under whatever address they were merged, this one included */
                leads: number;
            } | null;
            personId: string | null;
            /** @description How often these very bytes arrived within ten minutes */
            posts: number;
            raw: components["schemas"]["RawBody"];
            /** Format: date-time */
            receivedAt: string;
            /** @description Where it says it comes from, and every member we do not know, as sent */
            source: {
                actionCode: string | null;
                extra: {
                    [key: string]: unknown;
                };
                leadSource: string | null;
            };
            /** @description What it scores and why; null until it is scored */
            standing: components["schemas"]["Standing"] | null;
            /** @enum {string} */
            status: "new" | "withheld" | "kept";
            storefront: string;
            /** @description Oldest first */
            timeline: components["schemas"]["Moment"][];
            /** @description What its records are brought up to date by as its opportunity moves: the last 50, oldest first */
            updates: components["schemas"]["LeadUpdate"][];
            warnings: string[];
        };
        LeadField: {
            archivedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            help: string | null;
            helps: {
                [key: string]: string;
            };
            /** @enum {string} */
            kind: "text" | "multiline" | "number" | "choice" | "yes_no";
            label: string;
            labels: {
                [key: string]: string;
            };
            /** @description Null: all listings */
            listingIds: string[] | null;
            maxLength: number | null;
            /** @description A lead has its value in source.extra.fields under it */
            name: string;
            options: components["schemas"]["LeadFieldOption"][];
            position: number;
            required: boolean;
        };
        LeadFieldOption: {
            label: string;
            labels: {
                [key: string]: string;
            };
            value: string;
        };
        LeadRelations: {
            /** @description Null where nothing says which company it is, as with an address of a free mail provider */
            company: {
                /** @description Of other people, newest first, 10 at most */
                leads: components["schemas"]["Lead"][];
                /** @description The domain of the address, else the company as sent */
                name: string;
            } | null;
            /** @description Undecided, most certain first, 5 at most */
            duplicates: {
                id: string;
                /** @description Whom the lead’s person likely is */
                person: components["schemas"]["PersonSeen"];
                reasons: components["schemas"]["DuplicateReason"][];
                score: number;
            }[];
            /** @description In force around the lead’s person, newest first */
            merges: components["schemas"]["Merge"][];
        };
        LeadReturn: {
            /** @description Null: the marketplace has not answered yet */
            accepted: boolean | null;
            answer: string | null;
            decidedAt: string | null;
            note: string | null;
            reason: string;
            /** Format: date-time */
            returnedAt: string;
            returnedBy: string;
        };
        LeadUpdate: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            destinationId: string;
            destinationName: string | null;
            /** @description What happened, such as opportunity.won */
            eventType: string;
            /** @description The record’s id on the far side */
            externalId: string | null;
            externalUrl: string | null;
            id: string;
            lastDetail: string | null;
            lastReason: string | null;
            lastSaid: components["schemas"]["Said"] | null;
            nextTryAt: string | null;
            opportunityId: string;
            /** @description publisher-crm, field-seller-crm or lead-store */
            role: string | null;
            /** @enum {string} */
            state: "scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld";
            unconfirmed: boolean;
        };
        LedgerLine: {
            delivered: number;
            destinationId: string;
            /** @description Until a person looks */
            parked: number;
            /** @description The sum of the others, always */
            received: number;
            /** @description Those being delivered at this moment included */
            scheduled: number;
            /** @description For a retry */
            waiting: number;
            /** @description Until lead sharing is switched on */
            withheld: number;
        };
        ListedOpportunity: {
            /** Format: date-time */
            changedAt: string;
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description ISO 4217 */
            currency: string | null;
            /** @description The company or the person of the lead */
            customer: string | null;
            daysInStage: number;
            /** @description YYYY-MM-DD */
            expectedClose: string | null;
            id: string;
            /** @description What it was converted from; null: of no lead */
            leadId: string | null;
            name: string;
            nextStep: string | null;
            /** @description YYYY-MM-DD */
            nextStepOn: string | null;
            /**
             * @description lead: converted from a storefront’s. co_sell: from a programme’s referral. hand: neither
             * @enum {string}
             */
            origin: "lead" | "hand" | "co_sell";
            ownerId: string | null;
            pipelineId: string;
            /** @description Of 100, by its stage */
            probability: number;
            /** @description Why it was won or lost, by the publisher’s list */
            reason: string | null;
            reasonNote: string | null;
            /** @description A stage of the pipeline, won or lost */
            stage: string;
            /** Format: date-time */
            stageSince: string;
            /** @enum {string} */
            state: "open" | "won" | "lost";
            /** @description Longer in its stage than the stage allows */
            stuck: boolean;
            /** @description A decimal such as "1250.50" */
            value: string | null;
            /** @description Named by whoever changes or moves it */
            version: number;
        };
        Listing: {
            callToAction: ("contact-me" | "get-it-now" | "free-trial" | "test-drive") | null;
            /** Format: date-time */
            createdAt: string;
            health: {
                lastLeadAt: string | null;
            };
            id: string;
            kind: string;
            leadSharing: {
                enabled: boolean;
                /** @description Paste it into the storefront’s lead destination. A secret: whoever has it can post leads; null for those who lack listings:write */
                intakeUrl: string | null;
                /** @description The intake URL, to the minute */
                lastUsedAt: string | null;
            };
            offerId: string;
            /** @description Its public page in the store */
            page: {
                /** @description Web sites that may embed its forms */
                allowedOrigins: string[];
                description: string | null;
                published: boolean;
                /** @description Decides the call to action; null: the one it was listed with */
                publishingOption: ("list" | "trial" | "test-drive" | "byol" | "transact" | "free") | null;
                summary: string | null;
                /** @description Null until it is first published */
                url: string | null;
            };
            storefront: string;
            title: string;
            /** @description What to mend; nothing of it stops leads from being kept */
            warnings: {
                code: string;
                message: string;
            }[];
        };
        Mail: {
            bounce: ("hard" | "soft") | null;
            bouncedAt: string | null;
            clicksByPerson: number;
            /** @description Programs that follow every link to see where it leads */
            clicksByScanner: number;
            clicksUnsure: number;
            complainedAt: string | null;
            /** @description What the mail server said */
            detail: string | null;
            /** Format: date-time */
            dueAt: string;
            id: string;
            language: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
            leadId: string;
            /** Format: date-time */
            queuedAt: string;
            /** @description Why it waits, failed or was withheld */
            reason: string | null;
            sentAt: string | null;
            sequenceId: string | null;
            /** @enum {string} */
            state: "queued" | "sending" | "sent" | "failed" | "withheld";
            templateId: string;
            templateName: string;
            /** @description As sent; null: not yet */
            templateVersion: number | null;
            tries: number;
        };
        MailContent: {
            /** @description Plain paragraphs, or MJML; with Liquid in either */
            body: string;
            /**
             * @description Liquid; what a mail program shows beside the subject
             * @default
             */
            preheader: string;
            /** @description Liquid; one line */
            subject: string;
            /**
             * @description The text part by hand, in Liquid; null: made of the body
             * @default null
             */
            text: string | null;
        };
        MailContentInput: {
            /** @description Plain paragraphs, or MJML; with Liquid in either */
            body: string;
            /**
             * @description Liquid; what a mail program shows beside the subject
             * @default
             */
            preheader: string;
            /** @description Liquid; one line */
            subject: string;
            /**
             * @description The text part by hand, in Liquid; null: made of the body
             * @default null
             */
            text: string | null;
        };
        MailPreview: {
            /** @description Why this language */
            because: ("asked" | "form" | "country" | "publisher" | "only") | null;
            html: string | null;
            language: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu") | null;
            /** @description Each with its line, in `given` */
            problems: components["schemas"]["MailProblem"][];
            /** @description Null where the language has a problem */
            subject: string | null;
            text: string | null;
        };
        MailProblem: {
            /** @enum {string} */
            code: "required" | "must_be_empty" | "not_text" | "not_a_number" | "not_a_whole_number" | "not_true_or_false" | "not_a_list" | "not_an_object" | "not_a_time" | "not_an_email" | "not_a_url" | "not_https" | "not_a_domain" | "not_an_origin" | "not_a_country" | "not_a_time_zone" | "not_a_slug" | "not_an_own_name" | "not_a_contact" | "not_one_of" | "too_long" | "too_short" | "too_many" | "too_few" | "too_small" | "too_large" | "unknown_field" | "not_here" | "follows_own_alone" | "cannot_follow" | "nothing_to_follow" | "taken" | "wrong_order" | "before_former" | "weak_password" | "wrong_password" | "no_password" | "wrong_code" | "not_verified" | "needs_mail_server" | "needs_drop_folder" | "not_a_full_hour" | "not_a_file_name" | "not_a_bucket_name" | "needs_domains" | "needs_pause" | "shared_directory" | "unknown_placeholder" | "placeholder_missing" | "credentials_in_url" | "private_address" | "only_the_address" | "other_address" | "retired_address" | "not_a_guid" | "secret_id" | "not_a_database_name" | "not_a_field_name" | "same_as_another" | "swapped" | "not_the_id" | "not_an_api_key" | "not_an_access_token" | "not_own_address" | "not_a_table_name" | "not_a_connection_string" | "part_missing" | "part_wrong" | "not_an_id" | "not_a_cursor" | "not_a_day" | "nul_in_text" | "blank_in_it" | "not_csv" | "empty_body" | "not_utf8" | "not_json" | "body_not_object" | "no_known_fields" | "not_our_form" | "unsupported_content_type" | "reader_failed" | "mapped_twice" | "target_needed" | "unknown_lead_field" | "formula_wrong" | "belongs_in" | "not_like" | "code_not_token" | "never_matches" | "stage_without_criterion" | "out_of_reach" | "known_later" | "too_deep" | "not_falling" | "nobody" | "not_in_future" | "in_past" | "beyond_a_year" | "before_lead" | "taken_by_earlier" | "no_such_pool" | "no_such_person" | "may_not_work_leads" | "not_a_clock_time" | "pool_without_people" | "template_fault" | "template_not_closed" | "template_unknown_filter" | "template_unknown_tag" | "template_unknown_name" | "template_too_much" | "template_unknown_part" | "template_part_open" | "template_misplaced" | "template_wrong_attribute" | "template_wrong_link" | "not_a_member" | "no_way_on" | "makes_loop" | "never_reached" | "lacks_languages" | "not_a_currency" | "no_rates" | "not_a_rate" | "not_an_amount" | "too_many_decimals" | "not_rising" | "no_way_out" | "no_open_stage" | "same_name" | "stage_in_use" | "closed" | "currency_needed" | "code_taken" | "outside_plan" | "not_published" | "not_on_marketplace" | "columns_missing" | "wrong_value";
            field: string;
            given: {
                [key: string]: string | number;
            };
            message: string;
        };
        MailReportUrl: {
            createdAt: string | null;
            /** @description To the hour */
            lastUsedAt: string | null;
            /** @description Null: there is none yet */
            url: string | null;
        };
        MailSender: {
            /** @description The address that mails come from: the mail server’s; null: there is no mail server */
            from: string | null;
            /** @description Null: nothing goes to leads until it is given */
            sender: {
                consentBases: ("contact_form" | "acquisition" | "test_drive" | "unknown")[];
                fromName: string;
                postalAddress: string;
                replyTo: string;
                /** Format: date-time */
                savedAt: string;
                savedBy: string;
            } | null;
            /** @description Mails that are due and have not gone */
            waiting: number;
        };
        MailTemplate: {
            archivedAt: string | null;
            /** @description By language; at least one */
            contents: {
                [key: string]: components["schemas"]["MailContent"];
            };
            filters: string[];
            id: string;
            languages: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu")[];
            name: string;
            note: string | null;
            savedAt: string | null;
            savedBy: string | null;
            /** @description What a template may name */
            variables: string[];
            /** @description 0: as shipped */
            version: number;
            /** @description Newest first */
            versions: {
                note: string | null;
                /** Format: date-time */
                savedAt: string;
                savedBy: string;
                version: number;
            }[];
        };
        MailTemplateListed: {
            id: string;
            languages: ("en" | "pt-PT" | "cs" | "pl" | "es" | "hu")[];
            name: string;
            savedAt: string | null;
            savedBy: string | null;
            /** @description 0: as shipped */
            version: number;
        };
        MailTest: {
            /** @description What the mail server said */
            answer: string;
            sent: boolean;
        };
        MappedField: {
            /** @description Where nothing comes out, or nothing that the list takes */
            fallback?: string;
            /** @description The first line whose `when` is the value, in any case, gives what is sent */
            pickList?: {
                then: string;
                when: string;
            }[];
            source: {
                /** @description One of leadFields, or extra.<name> for what the body said besides */
                field: string;
                /** @constant */
                from: "field";
            } | {
                /** @constant */
                from: "constant";
                value: string;
            } | {
                /** @constant */
                from: "template";
                /** @description Liquid without loops: {{ contact.company }} */
                template: string;
            } | {
                /** @description Common Expression Language, with the same names */
                expression: string;
                /** @constant */
                from: "expression";
            };
            /** @description The field’s name on the far side */
            target: string;
            /** @description In this order, after the source */
            transforms?: ("trim" | "upper" | "lower" | "title_case" | "one_line" | "digits" | "date" | "first_word" | "html")[];
            /**
             * @description mend (the default): what does not fit is cut, replaced or left out. refuse: the lead is parked
             * @enum {string}
             */
            unfit?: "mend" | "refuse";
        };
        MappedFieldInput: {
            /** @description Where nothing comes out, or nothing that the list takes */
            fallback?: string;
            /** @description The first line whose `when` is the value, in any case, gives what is sent */
            pickList?: {
                then: string;
                when: string;
            }[];
            source: {
                /** @description One of leadFields, or extra.<name> for what the body said besides */
                field: string;
                /** @constant */
                from: "field";
            } | {
                /** @constant */
                from: "constant";
                value: string;
            } | {
                /** @constant */
                from: "template";
                /** @description Liquid without loops: {{ contact.company }} */
                template: string;
            } | {
                /** @description Common Expression Language, with the same names */
                expression: string;
                /** @constant */
                from: "expression";
            };
            /** @description The field’s name on the far side */
            target: string;
            /** @description In this order, after the source */
            transforms?: ("trim" | "upper" | "lower" | "title_case" | "one_line" | "digits" | "date" | "first_word" | "html")[];
            /**
             * @description mend (the default): what does not fit is cut, replaced or left out. refuse: the lead is parked
             * @enum {string}
             */
            unfit?: "mend" | "refuse";
        };
        Mapping: {
            /** @description The far side tells its fields: POST …/far-fields */
            canReadFields: boolean;
            /** @description What the connector would do by itself */
            defaults: components["schemas"]["MappedField"][];
            fields: components["schemas"]["MappedField"][];
            /** @enum {string} */
            language: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
            /** @description The publisher’s own are extra.<name> */
            leadFields: string[];
            madeAt: string | null;
            madeBy: string | null;
            /** @description Fields beyond the targets may be named */
            open: boolean;
            /** @description What the publisher calls its own */
            ownFields: {
                label: string;
                /** @description extra.<name> */
                name: string;
            }[];
            /** @description What can be filled */
            targets: components["schemas"]["MappingTarget"][];
            /** @description Null: they are what the connector knows of the far side */
            targetsReadAt: string | null;
            transforms: ("trim" | "upper" | "lower" | "title_case" | "one_line" | "digits" | "date" | "first_word" | "html")[];
            /** @description Null: the connector’s default, as nobody has changed it */
            version: number | null;
            why: string | null;
        };
        MappingPreview: {
            /** @description Why the mapping could not be saved, as saving would say it */
            complaints: {
                code: string;
                field: string;
                given: {
                    [key: string]: string | number;
                };
                message: string;
            }[];
            /** @description Why the far side did not let it come as far as the write */
            failed: {
                code: string | null;
                detail: string;
                reason: string;
                values: {
                    [key: string]: string;
                };
            } | null;
            mended: components["schemas"]["Mended"][];
            requests: {
                /** @description Null: credentials, which are not shown */
                body: string | null;
                /** @description Secrets redacted */
                headers: {
                    [key: string]: string;
                };
                /** @description An HTTP method, MAIL or FILE */
                method: string;
                /** @description True: it only reads, and was really sent */
                sent: boolean;
                status: number | null;
                url: string;
            }[];
            /** @description Why the lead would not be sent */
            unfit: {
                field: string;
                max?: number;
                why: string;
            }[];
            values: {
                [key: string]: string | number | boolean;
            };
        };
        MappingTarget: {
            label: string;
            /** @description UTF-16 units */
            maxLength?: number;
            name: string;
            /** @description The values that are taken */
            options?: {
                label: string;
                value: string;
            }[];
            required: boolean;
            /** @enum {string} */
            type: "text" | "number" | "boolean" | "date" | "choice";
        };
        MappingVersion: {
            fields: components["schemas"]["MappedField"][];
            /** @enum {string} */
            language: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
            /** Format: date-time */
            madeAt: string;
            /** @description usr_…, key_… or operator */
            madeBy: string;
            version: number;
            why: string | null;
        };
        MarketingPlan: {
            archivedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            fromDay: string;
            /** @description Each may be left out */
            goals: {
                /** @default null */
                leads: {
                    /**
                     * @description By when; null: at the end of the plan
                     * @default null
                     */
                    by: string | null;
                    target: number;
                } | null;
                /** @default null */
                opportunities: {
                    /**
                     * @description By when; null: at the end of the plan
                     * @default null
                     */
                    by: string | null;
                    target: number;
                } | null;
                /** @default null */
                qualified: {
                    /**
                     * @description By when; null: at the end of the plan
                     * @default null
                     */
                    by: string | null;
                    target: number;
                } | null;
                /** @default null */
                revenue: {
                    /**
                     * @description By when; null: at the end of the plan
                     * @default null
                     */
                    by: string | null;
                    /**
                     * @description ISO 4217, such as EUR
                     * @default null
                     */
                    currency: string | null;
                    /** @description A decimal such as 1250.50 */
                    target: string;
                } | null;
                /** @default null */
                wins: {
                    /**
                     * @description By when; null: at the end of the plan
                     * @default null
                     */
                    by: string | null;
                    target: number;
                } | null;
            };
            id: string;
            name: string;
            notes: string | null;
            toDay: string;
            version: number;
        };
        MarketplaceDestination: {
            /** @description Figures, a second behind at most */
            activity: {
                /** @description In the 24 hours before this hour and since */
                deliveredInDay: number;
                /** @description Of those, due now and not under way, counted up to 1000 */
                due: number;
                /** @description Tries that failed in that time */
                failedInDay: number;
                lastDeliveredAt: string | null;
                /** @description Since when the oldest that is not under way is due, or when it will be */
                oldestDueAt: string | null;
                /** @description Until a person looks, counted up to 1000 */
                parked: number;
                /** @description Leads on their way there, counted up to 1000 */
                waiting: number;
            };
            health: {
                checkedAt: string | null;
                checkOutcome: string | null;
                detail: string | null;
                heldUntil: string | null;
                /** @description When one lead tries whether it is mended */
                nextProbeAt: string | null;
                reason: string | null;
                said: components["schemas"]["Said"] | null;
                /**
                 * @description held: the far side asked for a rest
                 * @enum {string}
                 */
                state: "broken" | "paused" | "held" | "well";
            };
            id: string;
            kind: string;
            name: string;
            /** @description Of the marketplace itself; else of the publisher */
            own: boolean;
            pausedAt: string | null;
            pausedReason: string | null;
            /** @description Why, in the words of whoever paused it */
            pauseNote: string | null;
            publisherId: string;
            publisherName: string;
            /** @enum {string} */
            role: "publisher-crm" | "field-seller-crm" | "lead-store" | "events";
        };
        Member: {
            disabledAt: string | null;
            email: string;
            /** Format: date-time */
            joinedAt: string;
            name: string;
            /** @enum {string} */
            role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
            userId: string;
            /** @description May be handed leads: by their role, and as long as they may sign in */
            worksLeads: boolean;
        };
        Membership: {
            /** @description Sees only the leads assigned to them */
            onlyAssigned: boolean;
            publisherId: string;
            publisherName: string;
            /** @enum {string} */
            role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
            /** @description What the role allows for this publisher */
            scopes: string[];
            slug: string;
        };
        Mended: {
            field: string;
            /** @enum {string} */
            how: "cut" | "replaced" | "left_out" | "defaulted";
            /** @description Of what was cut */
            length?: number;
            max?: number;
        };
        Merge: {
            absorbed: {
                /** @description As last sent */
                contact: components["schemas"]["Contact"] | null;
                personId: string;
            };
            id: string;
            kept: {
                /** @description As last sent */
                contact: components["schemas"]["Contact"] | null;
                personId: string;
            };
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            note: string | null;
            undoneAt: string | null;
            undoneBy: string | null;
            undoNote: string | null;
        };
        /** @description Something that happened to the lead; further members, ids and codes alone, depend on the type */
        Moment: {
            actor: string;
            /** Format: date-time */
            at: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        /** @description A decimal with the currency’s own digits */
        Money: {
            amount: string;
            currency: string;
        };
        MyDay: {
            /** @description Nobody has answered them yet; the soonest due first */
            newLeads: {
                items: components["schemas"]["NewLead"][];
                more: boolean;
            };
            /** @description From tomorrow on */
            next: {
                items: components["schemas"]["DayTask"][];
                /** @description There are more than 50 */
                more: boolean;
            };
            /** Format: date-time */
            now: string;
            overdue: {
                items: components["schemas"]["DayTask"][];
                /** @description There are more than 50 */
                more: boolean;
            };
            /** @description The person’s; null: not known, so the day is that of UTC */
            timeZone: string | null;
            /** @description Until midnight, where the person works */
            today: {
                items: components["schemas"]["DayTask"][];
                /** @description There are more than 50 */
                more: boolean;
            };
            userId: string;
        };
        NewCalendarLink: {
            /** Format: date-time */
            madeAt: string;
            /** @description To subscribe to in a calendar; shown this once */
            url: string;
        };
        NewInvitation: {
            acceptedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            email: string;
            /** Format: date-time */
            endsAt: string;
            id: string;
            /** @description A person, a key, or operator */
            invitedBy: string;
            /** @description False: no mail server took it, so pass the link on yourself */
            mailed: boolean;
            revokedAt: string | null;
            /** @enum {string} */
            role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
            /** @description The link; shown this once */
            url: string;
        };
        NewKey: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description Shown this once */
            key: string;
            name: string;
            scopes: string[];
        };
        NewLead: {
            company: string | null;
            /** @description When the first response is due */
            dueAt: string | null;
            email: string | null;
            firstName: string | null;
            grade: string | null;
            hot: boolean;
            lastName: string | null;
            leadId: string;
            offerTitle: string;
            phone: string | null;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "open" | "warned" | "breached" | "answered" | "stopped";
            storefront: string;
            /** @description The step of the playbook that is to be done */
            task: components["schemas"]["Task"] | null;
        };
        NewOperatorKey: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description Shown this once */
            key: string;
            name: string;
        };
        NewPasskey: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
            /** @description With the first second factor: each works once, should the device be lost; shown this once */
            recoveryCodes: string[] | null;
        };
        NurtureSettings: {
            cap: {
                /** @description within any so many days */
                days: number;
                /** @description At most so many */
                mails: number;
            };
            /** @description None on public holidays of the reader’s country */
            skipHolidays: boolean;
            /** @description Of readers whose own is not known */
            timeZone: string;
            /** @description When mails may go, on the reader’s clock */
            window: {
                /** @description 1 is Monday */
                days: number[];
                from: string;
                to: string;
            };
        };
        OpenInvitation: {
            email: string;
            /** Format: date-time */
            endsAt: string;
            /** @description The address can sign in already: do so, then accept */
            hasUser: boolean;
            /** @description The person who invites; null where a key did */
            inviterName: string | null;
            /** @description Sign-ins that may accept it: the operator’s and the publisher’s */
            providers: {
                id: string;
                name: string;
                /** @description Takes returnTo, a local path, and invitation, the token of its link */
                startUrl: string;
            }[];
            publisherName: string;
            /** @enum {string} */
            role: "operator" | "owner" | "marketer" | "manager" | "seller" | "viewer";
        };
        OperatorKey: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description To the minute; null when it was never used */
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
        };
        Opportunity: {
            /** Format: date-time */
            changedAt: string;
            closedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description ISO 4217 */
            currency: string | null;
            daysInStage: number;
            /** @description YYYY-MM-DD */
            expectedClose: string | null;
            id: string;
            /** @description What it was converted from; null: of no lead */
            leadId: string | null;
            name: string;
            nextStep: string | null;
            /** @description YYYY-MM-DD */
            nextStepOn: string | null;
            /**
             * @description lead: converted from a storefront’s. co_sell: from a programme’s referral. hand: neither
             * @enum {string}
             */
            origin: "lead" | "hand" | "co_sell";
            ownerId: string | null;
            pipelineId: string;
            /** @description Of 100, by its stage */
            probability: number;
            /** @description Why it was won or lost, by the publisher’s list */
            reason: string | null;
            reasonNote: string | null;
            /** @description A stage of the pipeline, won or lost */
            stage: string;
            /** Format: date-time */
            stageSince: string;
            /** @enum {string} */
            state: "open" | "won" | "lost";
            /** @description Longer in its stage than the stage allows */
            stuck: boolean;
            /** @description A decimal such as "1250.50" */
            value: string | null;
            /** @description Named by whoever changes or moves it */
            version: number;
        };
        OpportunityBoard: {
            /** Format: date-time */
            closedFrom: string;
            columns: components["schemas"]["BoardColumn"][];
            pipelineId: string;
        };
        OpportunityContactInput: {
            /** @default null */
            email: string | null;
            /**
             * @description The person of this lead; null: as written here
             * @default null
             */
            leadId: string | null;
            /** @default null */
            name: string | null;
            /**
             * @description What the person is to the deal, such as who signs
             * @default null
             */
            part: string | null;
            /** @default null */
            phone: string | null;
        };
        OpportunityDetail: {
            /** Format: date-time */
            changedAt: string;
            closedAt: string | null;
            contacts: {
                email: string | null;
                leadId: string | null;
                name: string | null;
                part: string | null;
                phone: string | null;
            }[];
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description ISO 4217 */
            currency: string | null;
            daysInStage: number;
            /** @description YYYY-MM-DD */
            expectedClose: string | null;
            id: string;
            /** @description Null also for a lead that whoever asks may not see */
            lead: {
                company: string | null;
                id: string;
                name: string | null;
            } | null;
            /** @description What it was converted from; null: of no lead */
            leadId: string | null;
            /** @description The latest first */
            moves: components["schemas"]["OpportunityMove"][];
            name: string;
            nextStep: string | null;
            /** @description YYYY-MM-DD */
            nextStepOn: string | null;
            /**
             * @description lead: converted from a storefront’s. co_sell: from a programme’s referral. hand: neither
             * @enum {string}
             */
            origin: "lead" | "hand" | "co_sell";
            ownerId: string | null;
            pipelineId: string;
            /** @description Of 100, by its stage */
            probability: number;
            /** @description Why it was won or lost, by the publisher’s list */
            reason: string | null;
            reasonNote: string | null;
            /** @description A stage of the pipeline, won or lost */
            stage: string;
            /** Format: date-time */
            stageSince: string;
            /** @enum {string} */
            state: "open" | "won" | "lost";
            /** @description Longer in its stage than the stage allows */
            stuck: boolean;
            /** @description Oldest first */
            timeline: ({
                actor: string;
                /** Format: date-time */
                at: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description A decimal such as "1250.50" */
            value: string | null;
            /** @description Named by whoever changes or moves it */
            version: number;
        };
        OpportunityFieldsInput: {
            /** @description All of them; the first is the one to speak to */
            contacts?: components["schemas"]["OpportunityContactInput"][];
            currency?: string | null;
            expectedClose?: string | null;
            nextStep?: string | null;
            nextStepOn?: string | null;
            /** @description Null: nobody */
            ownerId?: string | null;
            /** @description A decimal such as "1250.50"; needs a currency */
            value?: string | null;
        };
        OpportunityMove: {
            actor: string;
            /** Format: date-time */
            at: string;
            currency: string | null;
            /** @description As it was called then; null: a name of ours */
            fromName: string | null;
            /** @description Null: it began there */
            fromStage: string | null;
            note: string | null;
            reason: string | null;
            toName: string | null;
            toStage: string;
            /** @description As it was then */
            value: string | null;
            /** @description The version of the opportunity that it made */
            version: number;
        };
        OutcomeReason: {
            /** @default false */
            archived: boolean;
            id: string;
            /** @default null */
            name: string | null;
        };
        OutcomeReasonInput: {
            /** @default false */
            archived: boolean;
            id: string;
            /** @default null */
            name: string | null;
        };
        Overview: {
            /** Format: date-time */
            at: string;
            attention: {
                /** @description What is wrong with listings and destinations, errors first */
                findings: components["schemas"]["Finding"][];
                /** @description Deliveries that wait for a person, by reason, 10,000 at most */
                parked: {
                    count: number;
                    reason: string | null;
                }[];
                /** @description Bodies that wait for a decision */
                quarantine: {
                    /** @description 1000 at most */
                    count: number;
                    /** @description There are more than that */
                    more: boolean;
                };
                /** @description Leads that flow when lead sharing is switched on */
                withheld: {
                    /** @description 1000 at most */
                    count: number;
                    /** @description There are more than that */
                    more: boolean;
                };
            };
            /** @description In the last 24 hours; the built-in lead store is left out */
            deliveries: {
                delivered: number;
                /** @description Tries that failed */
                failed: number;
                /** @description From the acceptance of a lead to its delivery */
                medianMs: number | null;
                /** @description The share that took a minute at most, 0 to 1 */
                withinMinute: number | null;
            };
            /** @description Leads of customers: tests and notices are left out */
            leads: {
                /** @description Oldest first; days without a lead too */
                days: {
                    byStorefront: {
                        [key: string]: number;
                    };
                    /** @description In the time zone asked for, such as 2026-11-21 */
                    date: string;
                    leads: number;
                }[];
                today: number;
                /** @description By this time of the day on the last four of this weekday, on average; null: too early to tell */
                usualByNow: number | null;
            };
        };
        OwnHours: {
            /** @description Null: those of the pool hold */
            hours: components["schemas"]["WorkingHours"] | null;
            userId: string;
        };
        OwnSession: {
            /** Format: date-time */
            createdAt: string;
            /** @description The one that asks */
            current: boolean;
            /** @description Names of products; null where unknown */
            device: {
                browser: string | null;
                system: string | null;
            };
            id: string;
            ip: string | null;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastSeenAt: string;
        };
        Passkey: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            lastUsedAt: string | null;
            name: string;
        };
        PersonSeen: {
            /** @description As last sent */
            contact: components["schemas"]["Contact"];
            /** Format: date-time */
            firstSeenAt: string;
            lastLeadId: string;
            /** Format: date-time */
            lastSeenAt: string;
            /** @description Counted up to 100 for each address */
            leads: number;
            /** @description How many are this person after merges */
            people: number;
            /** @description Of whoever stands for the person; of the lead where it has no e-mail address */
            personId: string;
        };
        Pipeline: {
            /**
             * @description Takes no new opportunities
             * @default false
             */
            archived: boolean;
            id: string;
            /**
             * @description Null in the pipeline that we ship, whose name is ours
             * @default null
             */
            name: string | null;
            /** @description The open ones in order; won and lost follow in every pipeline */
            stages: components["schemas"]["PipelineStage"][];
        };
        PipelineInput: {
            /**
             * @description Takes no new opportunities
             * @default false
             */
            archived: boolean;
            id: string;
            /**
             * @description Null in the pipeline that we ship, whose name is ours
             * @default null
             */
            name: string | null;
            /** @description The open ones in order; won and lost follow in every pipeline */
            stages: components["schemas"]["PipelineStageInput"][];
        };
        Pipelines: {
            lossReasons: components["schemas"]["OutcomeReason"][];
            note: string | null;
            pipelines: components["schemas"]["Pipeline"][];
            /**
             * @description In which sums over several currencies are shown; null: each apart
             * @default null
             */
            reportingCurrency: string | null;
            savedAt: string | null;
            savedBy: string | null;
            /** @description 0: as shipped */
            version: number;
            winReasons: components["schemas"]["OutcomeReason"][];
        };
        PipelineStage: {
            id: string;
            /**
             * @description Stages it may go to from here, or won; lost is always possible. Null: anywhere
             * @default null
             */
            leadsTo: string[] | null;
            /**
             * @description Null in a stage that we ship, whose name is ours
             * @default null
             */
            name: string | null;
            /** @description How likely a deal in this stage is won, of 100 */
            probability: number;
            /**
             * @description What an opportunity must have to enter
             * @default []
             */
            requires: ("value" | "expectedClose" | "contacts" | "nextStep" | "owner")[];
            /**
             * @description Null: never stuck
             * @default null
             */
            stuckAfterDays: number | null;
        };
        PipelineStageInput: {
            id: string;
            /**
             * @description Stages it may go to from here, or won; lost is always possible. Null: anywhere
             * @default null
             */
            leadsTo: string[] | null;
            /**
             * @description Null in a stage that we ship, whose name is ours
             * @default null
             */
            name: string | null;
            /** @description How likely a deal in this stage is won, of 100 */
            probability: number;
            /**
             * @description What an opportunity must have to enter
             * @default []
             */
            requires: ("value" | "expectedClose" | "contacts" | "nextStep" | "owner")[];
            /**
             * @description Null: never stuck
             * @default null
             */
            stuckAfterDays: number | null;
        };
        PlanFinding: {
            campaignId: string | null;
            /** @enum {string} */
            kind: "no_goals" | "no_campaigns" | "listing_without_campaign" | "campaign_without_listing" | "campaign_without_code" | "ended_without_cost" | "over_budget" | "cost_in_other_currency" | "outside_plan" | "unknown_code";
            /** @description Of an unknown code: how many came with it */
            leads: number | null;
            listingId: string | null;
            /** @description Of the campaign or listing, or the code */
            name: string | null;
        };
        PlanOverview: {
            /** @description What to mend */
            findings: components["schemas"]["PlanFinding"][];
            goals: components["schemas"]["GoalStanding"][];
            plan: components["schemas"]["MarketingPlan"];
            results: components["schemas"]["CampaignResults"];
            today: string;
        };
        Playbook: {
            id: string;
            /**
             * @description Null in a playbook that we ship, whose name is ours
             * @default null
             */
            name: string | null;
            steps: components["schemas"]["PlaybookStep"][];
            /**
             * @description Null: every lead that no playbook before it takes
             * @default null
             */
            when: components["schemas"]["Condition"] | null;
        };
        /** @description When the steps are due for a lead that comes in now */
        PlaybookArriving: {
            /** @description Of each step, in order */
            dueAt: string[];
            playbook: string;
        };
        PlaybookInput: {
            id: string;
            /**
             * @description Null in a playbook that we ship, whose name is ours
             * @default null
             */
            name: string | null;
            steps: components["schemas"]["PlaybookStepInput"][];
            /**
             * @description Null: every lead that no playbook before it takes
             * @default null
             */
            when: components["schemas"]["ConditionInput"] | null;
        };
        PlaybookRun: {
            /** Format: date-time */
            beganAt: string;
            endedAt: string | null;
            endedBy: string | null;
            /** @description answered, qualified, disqualified, person or finished */
            endedReason: string | null;
            leadId: string;
            /** @description Null: as we ship it */
            name: string | null;
            playbook: string;
            /** @enum {string} */
            state: "running" | "stopped" | "finished";
            /** @description The next one, from 0 */
            step: number;
            steps: {
                /** @description By today’s plan; null: it is over, or the playbook has ended */
                dueAt: string | null;
                id: string;
                /** @enum {string} */
                kind: "call" | "mail" | "meeting" | "other";
                /** @description Null: the words of a step that we ship */
                what: string | null;
            }[];
            /** @description The step that is to be done */
            task: components["schemas"]["Task"] | null;
            /** @description Of the playbooks by which it goes; 0: as shipped */
            version: number;
        };
        Playbooks: {
            /** @description In the order of the playbooks */
            arriving: components["schemas"]["PlaybookArriving"][];
            /**
             * @description Whose public holidays have no step; null: none are kept
             * @default null
             */
            holidays: {
                country: string;
                /** @default null */
                region: string | null;
            } | null;
            note: string | null;
            playbooks: components["schemas"]["Playbook"][];
            savedAt: string | null;
            savedBy: string | null;
            /** @description Of whoever asks, by which the times are counted here */
            timeZone: string;
            /** @description 0: as shipped */
            version: number;
        };
        PlaybookStep: {
            /** @description How long after the beginning */
            after: {
                hours: number;
            } | {
                /**
                 * @description In the person’s time zone; null: as when it began
                 * @default null
                 */
                at: string | null;
                /** @description Working days */
                days: number;
            };
            id: string;
            /** @enum {string} */
            kind: "call" | "mail" | "meeting" | "other";
            /**
             * @description What to do; null in a step that we ship, whose words are ours
             * @default null
             */
            what: string | null;
        };
        PlaybookStepInput: {
            /** @description How long after the beginning */
            after: {
                hours: number;
            } | {
                /**
                 * @description In the person’s time zone; null: as when it began
                 * @default null
                 */
                at: string | null;
                /** @description Working days */
                days: number;
            };
            id: string;
            /** @enum {string} */
            kind: "call" | "mail" | "meeting" | "other";
            /**
             * @description What to do; null in a step that we ship, whose words are ours
             * @default null
             */
            what: string | null;
        };
        Pool: {
            archivedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Null: always */
            hours: components["schemas"]["WorkingHours"] | null;
            id: string;
            members: components["schemas"]["PoolMember"][];
            name: string;
            /** @enum {string} */
            outside: "wait" | "anyone";
            version: number;
            /** @description Leads that wait for somebody of it to be free, counted up to 10,000 */
            waiting: number;
            /** @description nobody_works: nobody in it may work leads any more */
            warnings: "nobody_works"[];
        };
        PoolMember: {
            capADay: number | null;
            capOpen: number | null;
            /** @description Leads that were due to them by weight while they were free, since they joined */
            due: number;
            /** @description Leads that they were given by turn since they joined */
            given: number;
            /** @description Their own; null: the pool’s */
            hours: components["schemas"]["WorkingHours"] | null;
            /** Format: date-time */
            joinedAt: string;
            userId: string;
            weight: number;
            /** @description Still a member of the publisher who may work leads */
            works: boolean;
        };
        /** @description As it came in, by both models */
        PreviewedLead: {
            action: string | null;
            after: components["schemas"]["PreviewedScore"];
            before: components["schemas"]["PreviewedScore"];
            company: string | null;
            crosses: {
                /** @enum {string} */
                threshold: "marketingQualified" | "salesQualified" | "hot";
                /** @enum {string} */
                to: "over" | "under";
            }[];
            leadId: string;
            name: string | null;
            offerTitle: string;
            /** @description Those that differ */
            points: components["schemas"]["PreviewedPoints"][];
            /** Format: date-time */
            receivedAt: string;
        };
        PreviewedPoints: {
            after: number;
            before: number;
            group: string;
            /** @description The rule’s or group’s own name; null in what we ship */
            name: string | null;
            /** @description Null: what the group’s cap takes */
            rule: string | null;
        };
        PreviewedRanking: {
            averageLost: number;
            /** @description The average score of those that were won */
            averageWon: number;
            /** @description Of the fifth with the highest scores, the share that was won */
            wonInTopFifth: number;
        };
        PreviewedScore: {
            /** @description The exclusion that holds */
            excluded: string | null;
            fit: number;
            /** @description A letter for fit and a figure for interest, A1 the best, D4 the last */
            grade: string | null;
            hot: boolean;
            interest: number;
            /** @description Of 100, with the interest that is left; null where an exclusion holds */
            score: number | null;
        };
        PreviewedThreshold: {
            after: number;
            /** @description Leads at or over it as they came in, by the model in use */
            before: number;
            /** @description Leads that would fall under it */
            down: number;
            /** @description The same with the interest that is left today */
            today: {
                after: number;
                before: number;
            };
            /** @description Leads that would move over it */
            up: number;
        };
        Problem: {
            /**
             * @description What a program may act on
             * @enum {string}
             */
            code: "invalid_input" | "malformed_request" | "unauthenticated" | "sign_in_failed" | "second_factor_needed" | "wrong_code" | "passkey_refused" | "cross_site" | "forbidden" | "confined_session" | "proof_needed" | "not_found" | "weak_password" | "already_member" | "last_owner" | "conflict" | "slug_taken" | "listing_exists" | "idempotency_key_reused" | "idempotency_in_progress" | "not_releasable" | "payload_too_large" | "unsupported_media_type" | "too_many_requests" | "unavailable" | "internal_error";
            /** @description What a person should know about this one */
            detail: string;
            /** @description For bad input: each field, such as settings.url, and what to do */
            errors: {
                /**
                 * @description What a program may act on
                 * @enum {string}
                 */
                code: "required" | "must_be_empty" | "not_text" | "not_a_number" | "not_a_whole_number" | "not_true_or_false" | "not_a_list" | "not_an_object" | "not_a_time" | "not_an_email" | "not_a_url" | "not_https" | "not_a_domain" | "not_an_origin" | "not_a_country" | "not_a_time_zone" | "not_a_slug" | "not_an_own_name" | "not_a_contact" | "not_one_of" | "too_long" | "too_short" | "too_many" | "too_few" | "too_small" | "too_large" | "unknown_field" | "not_here" | "follows_own_alone" | "cannot_follow" | "nothing_to_follow" | "taken" | "wrong_order" | "before_former" | "weak_password" | "wrong_password" | "no_password" | "wrong_code" | "not_verified" | "needs_mail_server" | "needs_drop_folder" | "not_a_full_hour" | "not_a_file_name" | "not_a_bucket_name" | "needs_domains" | "needs_pause" | "shared_directory" | "unknown_placeholder" | "placeholder_missing" | "credentials_in_url" | "private_address" | "only_the_address" | "other_address" | "retired_address" | "not_a_guid" | "secret_id" | "not_a_database_name" | "not_a_field_name" | "same_as_another" | "swapped" | "not_the_id" | "not_an_api_key" | "not_an_access_token" | "not_own_address" | "not_a_table_name" | "not_a_connection_string" | "part_missing" | "part_wrong" | "not_an_id" | "not_a_cursor" | "not_a_day" | "nul_in_text" | "blank_in_it" | "not_csv" | "empty_body" | "not_utf8" | "not_json" | "body_not_object" | "no_known_fields" | "not_our_form" | "unsupported_content_type" | "reader_failed" | "mapped_twice" | "target_needed" | "unknown_lead_field" | "formula_wrong" | "belongs_in" | "not_like" | "code_not_token" | "never_matches" | "stage_without_criterion" | "out_of_reach" | "known_later" | "too_deep" | "not_falling" | "nobody" | "not_in_future" | "in_past" | "beyond_a_year" | "before_lead" | "taken_by_earlier" | "no_such_pool" | "no_such_person" | "may_not_work_leads" | "not_a_clock_time" | "pool_without_people" | "template_fault" | "template_not_closed" | "template_unknown_filter" | "template_unknown_tag" | "template_unknown_name" | "template_too_much" | "template_unknown_part" | "template_part_open" | "template_misplaced" | "template_wrong_attribute" | "template_wrong_link" | "not_a_member" | "no_way_on" | "makes_loop" | "never_reached" | "lacks_languages" | "not_a_currency" | "no_rates" | "not_a_rate" | "not_an_amount" | "too_many_decimals" | "not_rising" | "no_way_out" | "no_open_stage" | "same_name" | "stage_in_use" | "closed" | "currency_needed" | "code_taken" | "outside_plan" | "not_published" | "not_on_marketplace" | "columns_missing" | "wrong_value";
                field: string;
                /** @description What the message names, such as max */
                given: {
                    [key: string]: string | number;
                };
                message: string;
            }[];
            /** @description What the message names, such as max */
            given: {
                [key: string]: string | number;
            };
            /** @description Which cause, where the code has several */
            reason: string | null;
            /** @description Names this request in the server’s log */
            requestId: string;
            status: number;
            title: string;
            /** @description urn:leadshare:problem: and the code */
            type: string;
        };
        Programme: {
            answerWithinHours: number;
            /** @description Null: free text */
            declineReasons: string[] | null;
            fields: {
                help: string;
                kind: string;
                label: string;
                maxLength: number;
                name: string;
                options: string[];
                required: boolean;
            }[];
            /** @description Null: free text */
            loseReasons: string[] | null;
            /** @description Contacts are hidden until a referral is accepted */
            masks: boolean;
            name: string;
            setsStage: boolean;
            stages: {
                ends: ("won" | "lost") | null;
                name: string;
            }[];
            title: string;
        };
        ProgrammeAccount: {
            /** Format: date-time */
            createdAt: string;
            /** @description When a secret ends that its use renews; null: none does */
            endsAt: string | null;
            /** @description Less than three weeks are left: sign in anew and enter the new one */
            endsSoon: boolean;
            /** @description Readings that failed since */
            failures: number;
            fault: components["schemas"]["ProgrammeFault"] | null;
            /** @description When the last event came */
            heardAt: string | null;
            /** @description A secret address for the programme’s events. Null for those who may not change accounts */
            hookUrl: string | null;
            id: string;
            name: string;
            /** Format: date-time */
            nextPollAt: string;
            /** @description When all was last read */
            polledAt: string | null;
            programme: string;
            /** @description Names of the secrets that are set */
            secrets: string[];
            /** @description Without secrets */
            settings: {
                [key: string]: string;
            };
        };
        ProgrammeFault: {
            /**
             * @description What a program may act on
             * @enum {string}
             */
            code: "too_many_requests" | "not_available" | "token_not_available" | "failed_inside" | "not_understood" | "unreachable" | "timeout" | "credentials_wrong" | "credentials_ended" | "right_missing" | "address_wrong" | "value_refused" | "not_now" | "gone";
            /** @description The programme’s own words */
            said: string | null;
            /** @description HTTP status or the programme’s own code */
            status: string | null;
        };
        Publisher: {
            /** @description Where its customers ask about their data or object: an e-mail address or a page’s */
            contact: string | null;
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            slug: string;
        };
        Qualification: {
            /** @description scoring: the data decided */
            by: string;
            checks: {
                /** @description Whether a condition can decide it */
                byData: boolean;
                id: string;
                met: boolean;
                /** @description Null: one that we ship */
                name: string | null;
                required: boolean;
                /** @enum {string} */
                stage: "marketing_qualified" | "sales_qualified";
                /** @description What a person said; null: the data decide, or nobody has */
                tick: {
                    at: string;
                    by: string;
                    met: boolean;
                    note: string | null;
                } | null;
            }[];
            note: string | null;
            /** @description Why it was disqualified */
            reason: string | null;
            /** @description Reasons for which the lead can still be given back to where it came from */
            returnable: ("wrong_contact_data" | "never_asked" | "spam" | "duplicate")[];
            returned: components["schemas"]["LeadReturn"] | null;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            stage: "inquiry" | "marketing_qualified" | "sales_qualified" | "disqualified";
        };
        QualificationCriteria: {
            criteria: {
                id: string;
                name: string | null;
                required: boolean;
                /** @enum {string} */
                stage: "marketing_qualified" | "sales_qualified";
                when: components["schemas"]["Condition"] | null;
            }[];
            note: string | null;
            savedAt: string | null;
            savedBy: string | null;
            /** @description What we ship, to go back to */
            shipped: {
                id: string;
                name: string | null;
                required: boolean;
                /** @enum {string} */
                stage: "marketing_qualified" | "sales_qualified";
                when: components["schemas"]["Condition"] | null;
            }[];
            /** @description Null: what we ship */
            version: number | null;
        };
        QualificationCriteriaVersion: {
            criteria: {
                id: string;
                name: string | null;
                required: boolean;
                /** @enum {string} */
                stage: "marketing_qualified" | "sales_qualified";
                when: components["schemas"]["Condition"] | null;
            }[];
            note: string | null;
            /** Format: date-time */
            savedAt: string;
            savedBy: string;
            version: number;
        };
        QuarantinedBody: {
            /** @description The very bytes that arrived, in the encoding named beside */
            body: string;
            /** @description As sent; null when none was */
            contentType: string | null;
            /** @description When a person released or discarded it */
            decidedAt: string | null;
            /** @description Where to look, such as line 12, column 3: expected a comma */
            detail: string;
            /** @enum {string} */
            encoding: "utf-8" | "base64";
            /** @description The detail for a program: what is wrong and where; null where the reason says it all */
            fault: {
                /** @enum {string} */
                code: "required" | "must_be_empty" | "not_text" | "not_a_number" | "not_a_whole_number" | "not_true_or_false" | "not_a_list" | "not_an_object" | "not_a_time" | "not_an_email" | "not_a_url" | "not_https" | "not_a_domain" | "not_an_origin" | "not_a_country" | "not_a_time_zone" | "not_a_slug" | "not_an_own_name" | "not_a_contact" | "not_one_of" | "too_long" | "too_short" | "too_many" | "too_few" | "too_small" | "too_large" | "unknown_field" | "not_here" | "follows_own_alone" | "cannot_follow" | "nothing_to_follow" | "taken" | "wrong_order" | "before_former" | "weak_password" | "wrong_password" | "no_password" | "wrong_code" | "not_verified" | "needs_mail_server" | "needs_drop_folder" | "not_a_full_hour" | "not_a_file_name" | "not_a_bucket_name" | "needs_domains" | "needs_pause" | "shared_directory" | "unknown_placeholder" | "placeholder_missing" | "credentials_in_url" | "private_address" | "only_the_address" | "other_address" | "retired_address" | "not_a_guid" | "secret_id" | "not_a_database_name" | "not_a_field_name" | "same_as_another" | "swapped" | "not_the_id" | "not_an_api_key" | "not_an_access_token" | "not_own_address" | "not_a_table_name" | "not_a_connection_string" | "part_missing" | "part_wrong" | "not_an_id" | "not_a_cursor" | "not_a_day" | "nul_in_text" | "blank_in_it" | "not_csv" | "empty_body" | "not_utf8" | "not_json" | "body_not_object" | "no_known_fields" | "not_our_form" | "unsupported_content_type" | "reader_failed" | "mapped_twice" | "target_needed" | "unknown_lead_field" | "formula_wrong" | "belongs_in" | "not_like" | "code_not_token" | "never_matches" | "stage_without_criterion" | "out_of_reach" | "known_later" | "too_deep" | "not_falling" | "nobody" | "not_in_future" | "in_past" | "beyond_a_year" | "before_lead" | "taken_by_earlier" | "no_such_pool" | "no_such_person" | "may_not_work_leads" | "not_a_clock_time" | "pool_without_people" | "template_fault" | "template_not_closed" | "template_unknown_filter" | "template_unknown_tag" | "template_unknown_name" | "template_too_much" | "template_unknown_part" | "template_part_open" | "template_misplaced" | "template_wrong_attribute" | "template_wrong_link" | "not_a_member" | "no_way_on" | "makes_loop" | "never_reached" | "lacks_languages" | "not_a_currency" | "no_rates" | "not_a_rate" | "not_an_amount" | "too_many_decimals" | "not_rising" | "no_way_out" | "no_open_stage" | "same_name" | "stage_in_use" | "closed" | "currency_needed" | "code_taken" | "outside_plan" | "not_published" | "not_on_marketplace" | "columns_missing" | "wrong_value";
                given: {
                    [key: string]: string | number;
                };
            } | null;
            id: string;
            /** @description The lead it was released as */
            leadId: string | null;
            /** @description The listing whose intake URL it came by */
            listingId: string;
            reason: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description Bytes */
            size: number;
        };
        QuarantinedExcerpt: {
            contentType: string | null;
            /** @description Where to look, such as line 12, column 3: expected a comma */
            detail: string;
            /** @description Its first 300 characters; what is no text reads oddly here */
            excerpt: string;
            id: string;
            /** @description The listing whose intake URL it came by */
            listingId: string;
            reason: string;
            /** Format: date-time */
            receivedAt: string;
            /** @description Bytes */
            size: number;
        };
        RawBody: {
            /** @description The very bytes that arrived, in the encoding named beside */
            body: string;
            /** @description As sent; null when none was */
            contentType: string | null;
            /** @enum {string} */
            encoding: "utf-8" | "base64";
        };
        Reconciliation: {
            /** @description Of them, those that are there and no longer just open */
            changed: number;
            /** @description Deliveries looked for so far */
            compared: number;
            destinationId: string;
            endedAt: string | null;
            failure: components["schemas"]["TrackingFailure"] | null;
            id: string;
            /** @description Of them, those that are not there */
            lacking: number;
            /** @description Deliveries delivered since then; null: all */
            since: string | null;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /** @enum {string} */
            state: "running" | "done" | "failed";
        };
        ReconciliationFinding: {
            deliveredAt: string | null;
            deliveryId: string;
            lacking: boolean;
            leadId: string;
            /** @description Whose lead it is */
            publisherId: string;
            /** @description Null where it is lacking */
            record: components["schemas"]["FoundRecord"] | null;
            /** @description Of the delivery now */
            state: ("scheduled" | "delivering" | "delivered" | "waiting" | "parked" | "withheld") | null;
        };
        RecoveryCodes: {
            /** @description Each works once; shown this once */
            recoveryCodes: string[];
        };
        Referral: {
            accountId: string;
            /** @description By when an answer is wanted, and whether it came by then */
            answer: {
                answeredAt: string | null;
                dueAt: string | null;
                /** @enum {string} */
                state: "none" | "due" | "overdue" | "in_time" | "late" | "never";
            };
            /**
             * @description unknown: a combination that is not documented
             * @enum {string}
             */
            category: "marketplace_lead" | "qualified_lead" | "co_sell" | "unknown";
            /** Format: date-time */
            changedAt: string;
            consent: {
                contact: boolean | null;
                shareWithOthers: boolean | null;
                shareWithSellers: boolean | null;
            };
            /** @description May become an opportunity now */
            convertible: boolean;
            createdAt: string | null;
            customer: {
                city: string | null;
                company: string | null;
                contacts: components["schemas"]["ReferralContact"][];
                country: string | null;
                postalCode: string | null;
                region: string | null;
                size: string | null;
                street: string | null;
            };
            deal: {
                closesOn: string | null;
                currency: string | null;
                notes: string | null;
                value: string | null;
            };
            /** @enum {string} */
            direction: "incoming" | "outgoing";
            engagementId: string | null;
            expiresAt: string | null;
            externalId: string;
            externalReference: string | null;
            /** Format: date-time */
            firstSeenAt: string;
            /** @description The programme has it no more */
            goneAt: string | null;
            id: string;
            invitedBy: {
                id: string | null;
                name: string | null;
            } | null;
            /** @description The storefront lead that this one is; it counts there */
            leadId: string | null;
            /** @description The contact is hidden until it is accepted */
            masked: boolean;
            matchedBy: string | null;
            name: string | null;
            /** @description The programme moved it where its own table lets none go; it stays closed here */
            odd: boolean;
            /** @description What it was converted into, and how both stand */
            opportunity: {
                id: string;
                /** @enum {string} */
                state: "in_step" | "under_way" | "out_of_step" | "apart";
            } | null;
            possible: ("accept" | "decline" | "update" | "win" | "lose" | "create")[];
            programme: string;
            revision: number;
            solutions: {
                id: string | null;
                name: string | null;
            }[];
            stage: string | null;
            /** @enum {string} */
            status: "new" | "active" | "closed" | "unknown";
            statusReason: string | null;
            /** @description In the programme’s own words */
            statusText: string;
            /** @enum {string} */
            substatus: "pending" | "received" | "accepted" | "won" | "lost" | "declined" | "expired" | "unknown";
            team: {
                email: string | null;
                firstName: string | null;
                lastName: string | null;
                phone: string | null;
                /** @enum {string} */
                side: "ours" | "theirs";
                title: string | null;
            }[];
            /** @description At the programme */
            updatedAt: string | null;
        };
        ReferralBoard: {
            columns: components["schemas"]["ReferralBoardColumn"][];
            commands: {
                asks: {
                    /** @description Of the command’s body */
                    field: string;
                    /** @enum {string} */
                    kind: "text" | "long_text" | "amount" | "currency" | "day" | "choice";
                    options: string[] | null;
                    required: boolean;
                }[];
                /** @enum {string} */
                kind: "accept" | "decline" | "update" | "win" | "lose";
            }[];
            programme: string;
        };
        ReferralBoardColumn: {
            count: number;
            id: string;
            /** @description The newest */
            items: components["schemas"]["ReferralCard"][];
            /** @enum {string} */
            kind: "new" | "active" | "won" | "lost" | "declined" | "expired" | "unknown";
            /** @description Goes on in the list of referrals, with programme, column and the same filter */
            nextCursor: string | null;
            /** @description One of the programme’s; null: none, or one that is not known */
            stage: string | null;
            /** @description Each currency apart */
            sums: {
                count: number;
                currency: string;
                value: string;
            }[];
        };
        ReferralCard: {
            accountId: string;
            /** @description By when an answer is wanted, and whether it came by then */
            answer: {
                answeredAt: string | null;
                dueAt: string | null;
                /** @enum {string} */
                state: "none" | "due" | "overdue" | "in_time" | "late" | "never";
            };
            /** @enum {string} */
            category: "marketplace_lead" | "qualified_lead" | "co_sell" | "unknown";
            /** Format: date-time */
            changedAt: string;
            closesOn: string | null;
            company: string | null;
            country: string | null;
            currency: string | null;
            /** @enum {string} */
            direction: "incoming" | "outgoing";
            expiresAt: string | null;
            externalId: string;
            id: string;
            leadId: string | null;
            /** @description Where it may go now, and by which command; see commands for what each asks */
            moves: {
                /** @enum {string} */
                kind: "accept" | "decline" | "update" | "win" | "lose";
                /** @description A column */
                to: string;
            }[];
            name: string | null;
            /** @description What it was converted into, and how both stand */
            opportunity: {
                id: string;
                /** @enum {string} */
                state: "in_step" | "under_way" | "out_of_step" | "apart";
            } | null;
            revision: number;
            stage: string | null;
            /** @enum {string} */
            status: "new" | "active" | "closed" | "unknown";
            /** @enum {string} */
            substatus: "pending" | "received" | "accepted" | "won" | "lost" | "declined" | "expired" | "unknown";
            value: string | null;
        };
        ReferralCommand: {
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** @description Of a conflict: what the programme has now, and what was wanted. Nothing was written over */
            differences: {
                before: string | null;
                field: string;
                ours: string | null;
                there: string | null;
            }[] | null;
            endedAt: string | null;
            fault: components["schemas"]["ProgrammeFault"] | null;
            id: string;
            /** @enum {string} */
            kind: "accept" | "decline" | "update" | "win" | "lose" | "create";
            nextAt: string | null;
            referralId: string | null;
            /**
             * @description waiting: it is tried again by itself
             * @enum {string}
             */
            state: "waiting" | "done" | "conflict" | "refused";
            tries: number;
        };
        ReferralContact: {
            email: string | null;
            firstName: string | null;
            lastName: string | null;
            phone: string | null;
            title: string | null;
        };
        ReferralCounts: {
            /** @description Those that expire within three days */
            expiring: number;
            items: {
                /** @enum {string} */
                category: "marketplace_lead" | "qualified_lead" | "co_sell" | "unknown";
                count: number;
                /** @enum {string} */
                status: "new" | "active" | "closed" | "unknown";
                /** @enum {string} */
                substatus: "pending" | "received" | "accepted" | "won" | "lost" | "declined" | "expired" | "unknown";
            }[];
            /** @description Those that are storefront leads of ours */
            matched: number;
            /** @description An answer was wanted by now */
            overdue: number;
        };
        ReferralNote: {
            id: string;
            text: string;
            /** @description Where a document lies */
            url: string | null;
            /** Format: date-time */
            writtenAt: string;
            writtenBy: string;
        };
        ReferralOpportunity: {
            /** @description What a person is to decide; see settlements */
            differences: {
                /**
                 * @description value with its currency
                 * @enum {string}
                 */
                field: "value" | "closesOn" | "stage" | "state";
                opportunity: string | null;
                referral: string | null;
                /** @description The words of whoever refused */
                said: string | null;
                /** @enum {string} */
                why: "both_changed" | "closed_there" | "closed_here" | "gone" | "nothing_taken_away" | "does_not_fit" | "not_possible" | "account_removed" | "reason_needed" | "programme_refuses" | "programme_keeps_own" | "opportunity_refuses";
            }[];
            /** Format: date-time */
            linkedAt: string;
            linkedBy: string;
            opportunityId: string;
            programme: string;
            referralId: string;
            /**
             * @description under_way: a change of one side is on its way to the other. apart: a person let both differ
             * @enum {string}
             */
            state: "in_step" | "under_way" | "out_of_step" | "apart";
            /** Format: date-time */
            stateSince: string;
        };
        ReferralWithStory: {
            accountId: string;
            /** @description By when an answer is wanted, and whether it came by then */
            answer: {
                answeredAt: string | null;
                dueAt: string | null;
                /** @enum {string} */
                state: "none" | "due" | "overdue" | "in_time" | "late" | "never";
            };
            /**
             * @description unknown: a combination that is not documented
             * @enum {string}
             */
            category: "marketplace_lead" | "qualified_lead" | "co_sell" | "unknown";
            /** Format: date-time */
            changedAt: string;
            /** @description What was asked, newest first */
            commands: components["schemas"]["ReferralCommand"][];
            consent: {
                contact: boolean | null;
                shareWithOthers: boolean | null;
                shareWithSellers: boolean | null;
            };
            /** @description May become an opportunity now */
            convertible: boolean;
            createdAt: string | null;
            customer: {
                city: string | null;
                company: string | null;
                contacts: components["schemas"]["ReferralContact"][];
                country: string | null;
                postalCode: string | null;
                region: string | null;
                size: string | null;
                street: string | null;
            };
            deal: {
                closesOn: string | null;
                currency: string | null;
                notes: string | null;
                value: string | null;
            };
            /** @enum {string} */
            direction: "incoming" | "outgoing";
            engagementId: string | null;
            expiresAt: string | null;
            externalId: string;
            externalReference: string | null;
            /** Format: date-time */
            firstSeenAt: string;
            /** @description The programme has it no more */
            goneAt: string | null;
            id: string;
            invitedBy: {
                id: string | null;
                name: string | null;
            } | null;
            /** @description The storefront lead that this one is; it counts there */
            leadId: string | null;
            /** @description The opportunity that it became, and how both stand to each other */
            link: components["schemas"]["ReferralOpportunity"] | null;
            /** @description The contact is hidden until it is accepted */
            masked: boolean;
            matchedBy: string | null;
            name: string | null;
            /** @description Newest first */
            notes: components["schemas"]["ReferralNote"][];
            /** @description The programme moved it where its own table lets none go; it stays closed here */
            odd: boolean;
            /** @description What it was converted into, and how both stand */
            opportunity: {
                id: string;
                /** @enum {string} */
                state: "in_step" | "under_way" | "out_of_step" | "apart";
            } | null;
            possible: ("accept" | "decline" | "update" | "win" | "lose" | "create")[];
            programme: string;
            /** @description As the programme wrote it; null while the contact is hidden */
            raw: unknown;
            revision: number;
            solutions: {
                id: string | null;
                name: string | null;
            }[];
            stage: string | null;
            /** @enum {string} */
            status: "new" | "active" | "closed" | "unknown";
            statusReason: string | null;
            /** @description In the programme’s own words */
            statusText: string;
            /** @enum {string} */
            substatus: "pending" | "received" | "accepted" | "won" | "lost" | "declined" | "expired" | "unknown";
            team: {
                email: string | null;
                firstName: string | null;
                lastName: string | null;
                phone: string | null;
                /** @enum {string} */
                side: "ours" | "theirs";
                title: string | null;
            }[];
            /** @description What happened, oldest first, as events with their payload */
            timeline: ({
                actor: string;
                /** Format: date-time */
                at: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description At the programme */
            updatedAt: string | null;
        };
        /** @description What became of it there; of the operator’s CRM the state alone */
        RemoteRecord: {
            /** Format: date-time */
            changedAt: string;
            /** @description ISO 4217 */
            currency: string | null;
            /** @description Who works on it there */
            owner: string | null;
            /** Format: date-time */
            readAt: string;
            /** @enum {string} */
            state: "open" | "working" | "qualified" | "disqualified" | "converted" | "won" | "lost" | "deleted";
            /** @description The far side’s own word for it */
            status: string | null;
            url: string | null;
            /** @description In whole units of the currency */
            value: number | null;
        };
        Rescoring: {
            /** @description Leads with another score or grade since */
            changed: number;
            endedAt: string | null;
            id: string;
            /** @description Leads that became marketing-qualified by it, or no longer are */
            restaged: number;
            /** @description Of them, looked at so far, the newest first */
            seen: number;
            /** Format: date-time */
            startedAt: string;
            startedBy: string;
            /**
             * @description replaced: a later model is at work in its place
             * @enum {string}
             */
            state: "running" | "stopped" | "replaced" | "done";
            storefront: string;
            /** @description Leads of the storefront when it began */
            total: number;
            /** @description Of the model; 0: what we ship */
            version: number;
        };
        ResponsePolicy: {
            /**
             * @description The id of a calendar; null: the plain clock
             * @default null
             */
            calendar: string | null;
            /**
             * @description Who hears of a breach besides whoever has the lead
             * @default null
             */
            escalate: ({
                /** @constant */
                to: "managers";
            } | {
                /** @constant */
                to: "user";
                userId: string;
            }) | null;
            id: string;
            /**
             * @description Whether it also takes leads that come to fit it later, counted from then, where that is sooner
             * @default false
             */
            later: boolean;
            /** @description Within how many the first response is to come */
            minutes: number;
            /** @default null */
            name: string | null;
            /**
             * @description Whether the lead goes to somebody else on a breach
             * @default false
             */
            reassign: boolean;
            /**
             * @description When so much of the time has passed, or so many minutes before its end
             * @default null
             */
            warn: ({
                percent: number;
            } | {
                minutes: number;
            }) | null;
            /**
             * @description Null: every lead that no policy before it takes
             * @default null
             */
            when: components["schemas"]["Condition"] | null;
        };
        ResponsePolicyInput: {
            /**
             * @description The id of a calendar; null: the plain clock
             * @default null
             */
            calendar: string | null;
            /**
             * @description Who hears of a breach besides whoever has the lead
             * @default null
             */
            escalate: ({
                /** @constant */
                to: "managers";
            } | {
                /** @constant */
                to: "user";
                userId: string;
            }) | null;
            id: string;
            /**
             * @description Whether it also takes leads that come to fit it later, counted from then, where that is sooner
             * @default false
             */
            later: boolean;
            /** @description Within how many the first response is to come */
            minutes: number;
            /** @default null */
            name: string | null;
            /**
             * @description Whether the lead goes to somebody else on a breach
             * @default false
             */
            reassign: boolean;
            /**
             * @description When so much of the time has passed, or so many minutes before its end
             * @default null
             */
            warn: ({
                percent: number;
            } | {
                minutes: number;
            }) | null;
            /**
             * @description Null: every lead that no policy before it takes
             * @default null
             */
            when: components["schemas"]["ConditionInput"] | null;
        };
        ResponseTimes: {
            /** @description In the order of the policies */
            arriving: components["schemas"]["ArrivingNow"][];
            /** @default [] */
            calendars: components["schemas"]["WorkCalendar"][];
            note: string | null;
            policies: components["schemas"]["ResponsePolicy"][];
            savedAt: string | null;
            savedBy: string | null;
            /** @description 0: as shipped */
            version: number;
        };
        ReturnedLead: {
            /** @description Null: open */
            accepted: boolean | null;
            answer: string | null;
            decidedAt: string | null;
            decidedBy: string | null;
            leadId: string;
            listingId: string;
            /** @description The publisher’s own words */
            note: string | null;
            publisherId: string;
            reason: string;
            /** Format: date-time */
            returnedAt: string;
            returnedBy: string;
            storefront: string;
        };
        Said: {
            /** @description Such as daily_quota */
            code: string;
            /** @description What its sentence names; `said` is the far side’s own words */
            values: {
                [key: string]: string;
            };
        };
        SavedScoringModel: {
            model: components["schemas"]["ScoringModel"];
            /** @description Why it was changed */
            note: string | null;
            /** @description What scores the leads that are there anew */
            rescoringId: string;
            savedAt: string | null;
            savedBy: string | null;
            shipped: boolean;
            storefront: string;
            /** @description 0: what we ship, which scores until there is one of your own */
            version: number;
        };
        SavedView: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            query: {
                [key: string]: string;
            };
            screen: string;
            /** @description Everybody in the publisher has it */
            shared: boolean;
        };
        ScoringModel: {
            exclusions: {
                id: string;
                name: string | null;
                when: components["schemas"]["Condition"];
            }[];
            fitBands: [
                number,
                number,
                number
            ];
            groups: {
                cap: number;
                id: string;
                name: string | null;
                rules: {
                    id: string;
                    /** @default null */
                    most: number | null;
                    name: string | null;
                    /**
                     * @default lead
                     * @enum {string}
                     */
                    per: "lead" | "earlier_lead";
                    points: number;
                    when: components["schemas"]["Condition"];
                }[];
                /** @enum {string} */
                side: "fit" | "interest";
            }[];
            halfLifeDays: number | null;
            interestBands: [
                number,
                number,
                number
            ];
            thresholds: {
                hot: number;
                marketingQualified: number;
                salesQualified: number;
            };
        };
        ScoringModelInput: {
            exclusions: {
                id: string;
                name: string | null;
                when: components["schemas"]["ConditionInput"];
            }[];
            fitBands: [
                number,
                number,
                number
            ];
            groups: {
                cap: number;
                id: string;
                name: string | null;
                rules: {
                    id: string;
                    /** @default null */
                    most: number | null;
                    name: string | null;
                    /**
                     * @default lead
                     * @enum {string}
                     */
                    per: "lead" | "earlier_lead";
                    points: number;
                    when: components["schemas"]["ConditionInput"];
                }[];
                /** @enum {string} */
                side: "fit" | "interest";
            }[];
            halfLifeDays: number | null;
            interestBands: [
                number,
                number,
                number
            ];
            thresholds: {
                hot: number;
                marketingQualified: number;
                salesQualified: number;
            };
        };
        ScoringModelVersion: {
            model: components["schemas"]["ScoringModel"];
            /** @description Why it was changed */
            note: string | null;
            savedAt: string | null;
            savedBy: string | null;
            shipped: boolean;
            storefront: string;
            /** @description 0: what we ship, which scores until there is one of your own */
            version: number;
        };
        ScoringPreview: {
            /** @description How many an exclusion holds for */
            excluded: {
                after: number;
                before: number;
            };
            /**
             * Format: date-time
             * @description Leads received since then
             */
            from: string;
            grades: {
                after: number;
                before: number;
                grade: string;
            }[];
            /** @description Customers’ leads looked at */
            leads: number;
            moved: {
                /** @description Leads that would move over or under some threshold */
                count: number;
                /** @description Those that move the most, 20 at most */
                sample: components["schemas"]["PreviewedLead"][];
            };
            /** @description Leads of the storefront in that time */
            of: number;
            /** @description How past won and lost leads would have ranked, by what they scored when they came in */
            outcomes: {
                after: components["schemas"]["PreviewedRanking"] | null;
                before: components["schemas"]["PreviewedRanking"] | null;
                lost: number;
                /** @description Why nothing can be said: no far side tells yet, or fewer than 20 in all or 5 of either */
                reason: ("none_read_back" | "too_few") | null;
                /** @description Leads whose far side says so, the latest ones, whenever they came in */
                won: number;
                /** @description The share of won ones among them all: what chance would give */
                wonShare: number | null;
            };
            /** @description There are too many to look at each: those looked at are spread over the time */
            sampled: boolean;
            /** @description How many have a score from … to …, as they came in */
            scores: {
                after: number;
                before: number;
                from: number;
                to: number;
            }[];
            thresholds: {
                hot: components["schemas"]["PreviewedThreshold"];
                marketingQualified: components["schemas"]["PreviewedThreshold"];
                salesQualified: components["schemas"]["PreviewedThreshold"];
            };
        };
        Sequence: {
            /**
             * @description Whoever was here may come again so many days after; null: never
             * @default null
             */
            againAfterDays: number | null;
            /** @description Leads enter once they are scored; any can be put in by hand */
            entry: {
                /** @constant */
                by: "hand";
            } | {
                /** @constant */
                by: "lead";
                /**
                 * @description Null: every lead
                 * @default null
                 */
                when: components["schemas"]["Condition"] | null;
            } | {
                /** @constant */
                by: "storefront";
                /** @enum {string} */
                storefront: "appsource" | "azure-marketplace";
            };
            /** @description What ends it early; that the lead became an opportunity always does */
            goals: {
                /**
                 * @description The customer answered
                 * @default true
                 */
                answered: boolean;
                /**
                 * @description A person followed a link
                 * @default null
                 */
                clicked: {
                    /**
                     * @description Null: any link
                     * @default null
                     */
                    link: string | null;
                } | null;
                /** @default null */
                stage: ("marketing_qualified" | "sales_qualified") | null;
            };
            id: string;
            isShipped: boolean;
            /** @description Null: as we ship it */
            name: string | null;
            note: string | null;
            people: {
                ended: number;
                /** @description Of those that ended, whoever reached a goal */
                goals: number;
                /** @description Who goes through it now, or is paused */
                inIt: number;
                /** @description Why people left, and how many */
                reasons: {
                    [key: string]: number;
                };
            };
            savedAt: string | null;
            savedBy: string | null;
            /** @enum {string} */
            state: "draft" | "on" | "paused" | "archived";
            steps: components["schemas"]["SequenceStep"][];
            /** @description Whose leads enter it */
            storefront: string | null;
            /** @description 0: as shipped */
            version: number;
        };
        SequenceStep: {
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "mail";
            /** @description The step that follows; null: the sequence ends there */
            next: string | null;
            templateId: string;
        } | {
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "wait";
            /** @description The step that follows; null: the sequence ends there */
            next: string | null;
            until: {
                hours: number;
            } | {
                days: number;
            } | {
                /** @description On the reader’s clock */
                at: string;
                /**
                 * @description 1 is Monday; null: any
                 * @default null
                 */
                weekday: number | null;
            };
        } | {
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "branch";
            /** @description The step that follows; null: the sequence ends there */
            no: string | null;
            on: {
                /** @constant */
                is: "clicked";
                /**
                 * @description Null: any link
                 * @default null
                 */
                link: string | null;
                /**
                 * @description In which mail; null: any of this sequence
                 * @default null
                 */
                step: string | null;
            } | {
                /** @constant */
                is: "answered";
            } | {
                /** @constant */
                is: "lead";
                when: components["schemas"]["Condition"];
            };
            /** @description The step that follows; null: the sequence ends there */
            yes: string | null;
        } | {
            /**
             * @description By when: so many days on
             * @default 1
             */
            days: number;
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "task";
            /** @description The step that follows; null: the sequence ends there */
            next: string | null;
            /** @enum {string} */
            task: "call" | "mail" | "meeting" | "other";
            /** @description What whoever has the lead is to do */
            what: string;
        };
        SequenceStepCounts: {
            /** @description Mails in which a person followed a link; scanners are left out */
            clicked: number;
            /** @description Who left the sequence at this step, and why */
            ended: {
                [key: string]: number;
            };
            entered: number;
            mailed: number;
            no: number;
            stepId: string;
            /** @description Who stands there now */
            waiting: number;
            yes: number;
        };
        SequenceStepInput: {
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "mail";
            /** @description The step that follows; null: the sequence ends there */
            next: string | null;
            templateId: string;
        } | {
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "wait";
            /** @description The step that follows; null: the sequence ends there */
            next: string | null;
            until: {
                hours: number;
            } | {
                days: number;
            } | {
                /** @description On the reader’s clock */
                at: string;
                /**
                 * @description 1 is Monday; null: any
                 * @default null
                 */
                weekday: number | null;
            };
        } | {
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "branch";
            /** @description The step that follows; null: the sequence ends there */
            no: string | null;
            on: {
                /** @constant */
                is: "clicked";
                /**
                 * @description Null: any link
                 * @default null
                 */
                link: string | null;
                /**
                 * @description In which mail; null: any of this sequence
                 * @default null
                 */
                step: string | null;
            } | {
                /** @constant */
                is: "answered";
            } | {
                /** @constant */
                is: "lead";
                when: components["schemas"]["ConditionInput"];
            };
            /** @description The step that follows; null: the sequence ends there */
            yes: string | null;
        } | {
            /**
             * @description By when: so many days on
             * @default 1
             */
            days: number;
            /** @description Its name among the steps */
            id: string;
            /** @constant */
            kind: "task";
            /** @description The step that follows; null: the sequence ends there */
            next: string | null;
            /** @enum {string} */
            task: "call" | "mail" | "meeting" | "other";
            /** @description What whoever has the lead is to do */
            what: string;
        };
        SequenceVersion: {
            /**
             * @description Whoever was here may come again so many days after; null: never
             * @default null
             */
            againAfterDays: number | null;
            /** @description Leads enter once they are scored; any can be put in by hand */
            entry: {
                /** @constant */
                by: "hand";
            } | {
                /** @constant */
                by: "lead";
                /**
                 * @description Null: every lead
                 * @default null
                 */
                when: components["schemas"]["Condition"] | null;
            } | {
                /** @constant */
                by: "storefront";
                /** @enum {string} */
                storefront: "appsource" | "azure-marketplace";
            };
            /** @description What ends it early; that the lead became an opportunity always does */
            goals: {
                /**
                 * @description The customer answered
                 * @default true
                 */
                answered: boolean;
                /**
                 * @description A person followed a link
                 * @default null
                 */
                clicked: {
                    /**
                     * @description Null: any link
                     * @default null
                     */
                    link: string | null;
                } | null;
                /** @default null */
                stage: ("marketing_qualified" | "sales_qualified") | null;
            };
            note: string | null;
            savedAt: string | null;
            savedBy: string | null;
            steps: components["schemas"]["SequenceStep"][];
            version: number;
        };
        SignedIn: {
            /**
             * @description The first of secondFactors
             * @enum {string}
             */
            secondFactor: "none" | "totp" | "passkey";
            secondFactors: ("totp" | "passkey")[];
        };
        SignInWays: {
            /** @description False where browsers make none, such as on a bare IP address */
            passkey: boolean;
            password: boolean;
            providers: {
                id: string;
                name: string;
                /** @description Takes returnTo, a local path, and invitation, the token of its link */
                startUrl: string;
            }[];
        };
        Standing: {
            /** @description When fading interest changes the grade or crosses a threshold next */
            coolsAt: string | null;
            /** @description The exclusion that holds */
            excluded: string | null;
            /** @description The exclusion’s own name; null in what we ship */
            excludedName: string | null;
            /** @description Who they are */
            fit: number;
            /** @description A letter for fit and a figure for interest, A1 the best, D4 the last */
            grade: string | null;
            hot: boolean;
            /** @description What they did, whole */
            interest: number;
            /** @description What is left of it */
            interestNow: number;
            model: {
                storefront: string;
                /** @description 0: what we ship */
                version: number;
            };
            /** @description What each rule gave, and what each cap took: their sum is fit and interest */
            points: components["schemas"]["StandingPoint"][];
            /** @description Of 100, with the interest that is left; null where an exclusion holds */
            score: number | null;
            /** Format: date-time */
            scoredAt: string;
            /** @enum {string} */
            stage: "inquiry" | "marketing_qualified" | "sales_qualified" | "disqualified";
            /** @description scoring, or who decided */
            stageBy: string;
            /** Format: date-time */
            stageSince: string;
        };
        StandingPoint: {
            group: string;
            /** @description The rule’s or group’s own name; null in what we ship */
            name: string | null;
            points: number;
            /** @description Null: what the group’s cap took */
            rule: string | null;
            side: ("fit" | "interest") | null;
        };
        StandingSummary: {
            /** @description The exclusion that holds */
            excluded: string | null;
            /** @description A letter for fit and a figure for interest, A1 the best, D4 the last */
            grade: string | null;
            hot: boolean;
            /** @description Of 100, with the interest that is left; null where an exclusion holds */
            score: number | null;
            /** @enum {string} */
            stage: "inquiry" | "marketing_qualified" | "sales_qualified" | "disqualified";
        };
        Storefront: {
            /** @description What a customer does there, by the code its leads carry */
            actions: {
                code: string;
                /** @description Implied by the action */
                consent: {
                    basis: string;
                    scope: string;
                };
                /**
                 * @description notice: information only, nobody may be contacted
                 * @enum {string}
                 */
                kind: "customer" | "notice";
                reading: string;
            }[];
            /** @description Where a publisher may have them sent besides */
            attachable: string[];
            audience: string;
            id: string;
            /** @description Where each of its leads goes */
            leadRoutes: string[];
            listingKinds: string[];
            /** @description The kind of campaign its leads feed */
            motion: string;
            name: string;
        };
        Task: {
            /** @description What was written down when it was done */
            activityId: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: string;
            /** Format: date-time */
            dueAt: string;
            endedAt: string | null;
            endedBy: string | null;
            id: string;
            /** @enum {string} */
            kind: "call" | "mail" | "meeting" | "other";
            leadId: string;
            overdue: boolean;
            /** @description Of which playbook it is a step; null: a person’s own */
            playbook: string | null;
            /** @description Why it was skipped */
            reason: string | null;
            /**
             * @description dropped: the playbook ended before it was done
             * @enum {string}
             */
            state: "open" | "done" | "skipped" | "dropped";
            step: string | null;
            /** @description Null: the words of a step that we ship */
            title: string | null;
            /** @description Who is to do it; null: nobody has the lead */
            userId: string | null;
        };
        Territories: {
            note: string | null;
            /** @description The pool of leads that no territory takes; null: they wait */
            otherwise: string | null;
            savedAt: string | null;
            savedBy: string | null;
            territories: {
                id: string;
                name: string;
                poolId: string;
                when: components["schemas"]["Condition"];
            }[];
            /** @description 0: none were saved yet, and nothing is handed out */
            version: number;
        };
        TotpSetup: {
            /** @description The URI as a QR code, in SVG */
            qr: string;
            /** @description In base32, to type into the app; shown this once */
            secret: string;
            /** @description otpauth://totp/…, which authenticator apps read */
            uri: string;
        };
        Tracking: {
            enabled: boolean;
            /** @description Why the last reading failed */
            failure: components["schemas"]["TrackingFailure"] | null;
            /** @description Readings that failed since */
            failures: number;
            /** @description Null while it is off */
            nextAt: string | null;
            /** @description A secret address: a POST there makes the next reading due. Null for those who may not change destinations */
            nudgeUrl: string | null;
            /** @description The last time that all was read */
            readAt: string | null;
        };
        TrackingFailure: {
            detail: string | null;
            reason: string;
            /** @description The answer as a code with what its sentence needs */
            said: {
                code: string;
                values: {
                    [key: string]: string;
                };
            } | null;
        };
        Traffic: {
            /** @description Those of the pages’ addresses, by views; empty: none was named; (other): beyond fifty a day */
            campaigns: {
                campaign: string;
                /** @description By call to action */
                clicks: {
                    [key: string]: number;
                };
                views: number;
            }[];
            /** @description Every day from first to last, in UTC. Leads are counted whatever way they came */
            days: {
                /** @description By call to action */
                clicks: {
                    [key: string]: number;
                };
                day: string;
                leads: number;
                views: number;
            }[];
            from: string;
            to: string;
        };
        TrafficImport: {
            added: number;
            /** @description Rows that were there with other figures */
            changed: number;
            fileName: string | null;
            fromDay: string | null;
            id: string;
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            /** @description Rows that could not be read */
            refused: number;
            toDay: string | null;
            unchanged: number;
        };
        TrafficReport: {
            added: number;
            /** @description Rows that were there with other figures */
            changed: number;
            /** @description The first 200; the rows around them were taken in */
            faults: {
                column: string | null;
                /** @enum {string} */
                fault: "broken" | "no_day" | "in_future" | "no_offer" | "no_count" | "twice";
                line: number;
            }[];
            fileName: string | null;
            fromDay: string | null;
            id: string;
            /** @description Of which we make nothing */
            ignoredColumns: string[];
            /** Format: date-time */
            importedAt: string;
            importedBy: string;
            /** @description Rows that could not be read */
            refused: number;
            toDay: string | null;
            unchanged: number;
            /** @description Offers that no listing is called like; they were kept */
            unknownOffers: string[];
        };
        User: {
            /** @description Is mailed before a key ends, and when leads stop, about destinations they own */
            destinationMails: boolean;
            email: string;
            id: string;
            /** @enum {string} */
            language: "en" | "pt-PT" | "cs" | "pl" | "es" | "hu";
            name: string;
            /** @description Is mailed when a first response is due soon or late */
            responseMails: boolean;
            /** @description Is mailed in the morning what is overdue and what is due that day */
            taskMails: boolean;
            /** @description IANA; null: not known yet */
            timeZone: string | null;
        };
        WaitingLead: {
            company: string | null;
            firstName: string | null;
            lastName: string | null;
            leadId: string;
            /** @description When somebody may be free; null: only once something is changed */
            lookAt: string | null;
            offerTitle: string | null;
            pool: {
                id: string;
                name: string | null;
            } | null;
            /** @enum {string} */
            reason: "no_pool" | "pool_empty" | "outside_hours" | "at_caps" | "absent" | "nobody_else";
            /** Format: date-time */
            since: string;
            territory: {
                id: string;
                name: string | null;
            } | null;
        };
        WorkCalendar: {
            /** @default [] */
            freeDays: string[];
            /**
             * @description Public holidays of a country, or of a part of it; null: none are kept
             * @default null
             */
            holidays: {
                country: string;
                /** @default null */
                region: string | null;
            } | null;
            id: string;
            name: string;
            /** @description IANA, such as Europe/Prague */
            timeZone: string;
            weekly: {
                /** @description 1 is Monday */
                day: number;
                from: string;
                to: string;
            }[];
        };
        WorkCalendarInput: {
            /** @default [] */
            freeDays: string[];
            /**
             * @description Public holidays of a country, or of a part of it; null: none are kept
             * @default null
             */
            holidays: {
                country: string;
                /** @default null */
                region: string | null;
            } | null;
            id: string;
            name: string;
            /** @description IANA, such as Europe/Prague */
            timeZone: string;
            weekly: {
                /** @description 1 is Monday */
                day: number;
                from: string;
                to: string;
            }[];
        };
        WorkingHours: {
            timeZone: string;
            windows: {
                /** @description 1: Monday, 7: Sunday */
                day: number;
                from: string;
                /** @description 24:00: until midnight */
                to: "24:00" | string;
            }[];
        };
        WorkingHoursInput: {
            timeZone: string;
            windows: {
                /** @description 1: Monday, 7: Sunday */
                day: number;
                from: string;
                /** @description 24:00: until midnight */
                to: "24:00" | string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
