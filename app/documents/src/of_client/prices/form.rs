//! What is an agreed price's own in its form.

use std::sync::Arc;

use domain::client_prices::{CLIENT_PRICE_FORM, ClientPrice, ClientPriceForm, Covers, Grants, PriceOf};
use domain::clients::CLIENTS;
use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText};
use domain::ids::{ClientId, ClientPriceId};
use domain::listing::Listing;
use domain::money::Currency;
use leptos::prelude::*;

use super::api::{ClientPrices, add_price, change_price};
use super::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames, change_list};
use kit::ui::{ToastStack, use_toasts};
use kit::words::{Locale, td_string, words};

/// What the engine asks of such a form.
struct OfPrice {
    l: Locale,
    client: ClientId,
    price: Option<ClientPriceId>,
    currency: Currency,
    toasts: ToastStack,
}

/// The form of one that exists, or of a new one: a price as the client's are expressed.
pub fn price_form(client: ClientId, told: &ClientPrices, price: Option<&ClientPrice>) -> Form {
    let of = OfPrice {
        l: words(),
        client,
        price: price.map(|price| price.id),
        currency: told.currency,
        toasts: use_toasts(),
    };
    let begun = match price {
        Some(price) => Begun {
            id: Some(price.id.0),
            version: price.version,
            text: price.new.to_form().into(),
            names: named(told, price.new.of),
            ..Begun::default()
        },
        None => Begun { text: blank(told), ..Begun::default() },
    };
    Form::new(Arc::new(of), begun)
}

fn named(told: &ClientPrices, of: PriceOf) -> engines::form::Names {
    let id = match of {
        PriceOf::Product(product) => product.to_string(),
        PriceOf::Category(category) => category.to_string(),
    };
    [(id, told.name_of(of))].into_iter().collect()
}

/// What a new one begins with.
fn blank(told: &ClientPrices) -> FormText {
    let mut text = FormText::default();
    text.set("fields.covers", Covers::default().as_str());
    text.set("fields.grants", Grants::default().as_str());
    text.set("fields.price_basis", told.basis.as_str());
    text
}

impl Formed for OfPrice {
    fn listing(&self) -> &'static Listing {
        &CLIENTS
    }

    fn shape(&self) -> &'static FormShape {
        &CLIENT_PRICE_FORM
    }

    fn check(&self, path: &str, typed: &str, _form: &FormText) -> Result<(), FieldError> {
        let name = path.strip_prefix("fields.");
        name.map_or(Ok(()), |name| ClientPriceForm::check(name, typed, self.currency))
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        ClientPriceForm::from(form.clone()).parse(self.currency).map(drop)
    }

    fn label(&self, path: &str) -> String {
        wording::path(self.l, path)
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, client_prices.not_saved)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, client_prices.saved_by, name = name).to_string()
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        let l = self.l;
        change_list(changes, |path| wording::path(l, path), |field, value| wording::value(l, field, value, &names))
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        wording::value(self.l, field, value, names)
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let (l, client, price, toasts) = (self.l, self.client, self.price, self.toasts);
        Box::pin(async move {
            let (id, done) = match price {
                Some(price) => {
                    let saved = change_price(client, price, version, form.into()).await?;
                    (saved, td_string!(l, client_prices.changed))
                }
                None => (add_price(client, form.into()).await?, td_string!(l, client_prices.added)),
            };
            toasts.good(done);
            Ok(id.0)
        })
    }
}
