// What a delivery is known by on the far side: the same on every try of it.

export const keyOf = (deliveryId: string) => deliveryId.replaceAll('_', '-');
