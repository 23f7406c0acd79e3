// SQL of what a lead scored when it came in, as it goes with it: null where an exclusion held, or where it was scored later.

/** Of `standings as standing`. */
export const firstScore = `case when standing.first_score is not null then json_build_object(
    'total', standing.first_score, 'fit', standing.first_fit, 'interest', standing.first_interest, 'grade', standing.first_grade,
    'model', json_build_object('storefront', standing.storefront, 'version', standing.first_version)) end`;
