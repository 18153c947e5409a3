//! What products cost in the document's lines, and what becomes of that with another client or on another day. What somebody typed stays.

use std::collections::BTreeSet;

use domain::documents::Pricing;
use domain::documents::priced::charge;
use domain::ids::ProductId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{MOST_PRICED, Products, price_products};
use super::filled::{Asked, Line};
use super::offer::ProductOffer;
use super::options::{Ruled, line_path};
use super::reason::reason;
use super::state::FormState;
use engines::form::put_stored;
use kit::words::td_string;

/// Gives a line the price of a product, and what is taken off it, with the reason.
pub fn give(state: FormState, row: u32, product: &ProductOffer) {
    let pricing = pricing(state, product);
    let given = product.priced(&pricing);
    for (name, stored) in &given {
        put_stored(state.form(), &line_path(row, name), stored);
    }
    let (l, filled) = (state.l, state.filled());
    let note = match product.price_in(&pricing) {
        None => {
            let currency = product.price.currency().as_str().to_owned();
            td_string!(l, editor.price_unknown, currency = currency).to_string()
        }
        Some(_) => reason(l, filled.f, product.reason, product.list.as_deref()),
    };
    let given = given.map(|(_, stored)| stored);
    filled.keep(row, Line { product: product.id, given, note, typed: [false; 2] });
}

/// How the document expresses its prices, for such a product.
pub fn pricing(state: FormState, product: &ProductOffer) -> Pricing {
    let data = state.figures().with_untracked(|figures| figures.counted.data.clone());
    state.ruling().with(|ruled| Pricing {
        currency: ruled.rules.currency(),
        basis: data.price_basis,
        charge: charge(data.charge, product.nature, &ruled.rules).map(|(charge, _)| charge),
        usual: ruled.rules.usual_rate(),
    })
}

/// Whose prices hold, and on which day.
pub fn asked(state: FormState) -> Asked {
    let on = state.figures().with_untracked(|figures| figures.counted.data.date);
    (state.ruling().with(Ruled::client_id), on)
}

/// Asks what lines cost that were filled in from products, where it is another client or another day than before. Without an answer their
/// prices stay.
pub fn reprice(state: FormState) {
    let (filled, asked) = (state.filled(), asked(state));
    let rows = filled.as_given();
    if !filled.turn(asked) || rows.is_empty() {
        return;
    }
    let products: BTreeSet<ProductId> = rows.iter().map(|(_, product)| *product).collect();
    let products: Products = products.into_iter().take(MOST_PRICED).collect();
    spawn_local(async move {
        let Ok(offers) = price_products(products, asked.0, asked.1).await else { return };
        if !filled.is_of(asked) {
            return;
        }
        for (row, product) in filled.as_given() {
            if let Some(offer) = offers.iter().find(|offer| offer.id == product) {
                give(state, row, offer);
            }
        }
        state.touch();
    });
}
