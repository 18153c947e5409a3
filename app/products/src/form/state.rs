//! What is a product's own in its form.

use std::ops::Deref;
use std::sync::Arc;

use domain::custom_fields;
use domain::error::{FieldError, FieldErrors};
use domain::field::{FieldValue, MinorAmount};
use domain::form::{Change, FormShape, FormText};
use domain::ids::ProductId;
use domain::listing::Listing;
use domain::money::Currency;
use domain::products::{PRODUCT_FORM, PRODUCTS, ProductFields, ProductForm};
use leptos::prelude::*;

use super::api::{create_product, update_product};
use super::options::{Editing, FormOptions, FormStart};
use crate::changes::{self, product_changes};
use crate::face::FACE;
use crate::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames};
use engines::listing::Face;
use kit::words::{Locale, td_string, words};

/// The form of a product, and what its parts ask beside it.
#[derive(Clone, Copy)]
pub struct FormState {
    form: Form,
    /// What the form offers.
    pub options: StoredValue<FormOptions>,
}

impl Deref for FormState {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl FormState {
    /// From what the server told; a new product under a name.
    pub fn new(start: FormStart, name: &str) -> Self {
        let FormStart { options, editing } = start;
        let begun = match editing {
            Some(Editing { id, version, state, form }) => {
                Begun { id: Some(id.0), version, text: form.into(), state, ..Begun::default() }
            }
            None => Begun { text: options.blank(name).into(), ..Begun::default() },
        };
        let options = StoredValue::new(options);
        let of = OfProduct { l: words(), product: begun.id.map(ProductId), options };
        Self { form: Form::new(Arc::new(of), begun), options }
    }

    /// The engine's part, for what takes that alone.
    pub const fn form(self) -> Form {
        self.form
    }

    /// What the amounts are in.
    pub fn currency(self) -> Currency {
        Currency::parse(&self.value("currency")).unwrap_or(self.options.with_value(|options| options.currency))
    }
}

/// What the engine asks of a product's form.
#[derive(Clone, Copy)]
struct OfProduct {
    l: Locale,
    product: Option<ProductId>,
    options: StoredValue<FormOptions>,
}

impl Formed for OfProduct {
    fn listing(&self) -> &'static Listing {
        &PRODUCTS
    }

    fn face(&self) -> Option<&'static Face> {
        Some(&FACE)
    }

    fn shape(&self) -> &'static FormShape {
        &PRODUCT_FORM
    }

    fn check(&self, path: &str, typed: &str, form: &FormText) -> Result<(), FieldError> {
        let reading = self.options.with_value(|options| ProductForm::from(form.clone()).reading(&options.rules()));
        if let Some(name) = path.strip_prefix("fields.") {
            return ProductFields::check(name, typed, &reading);
        }
        if path.starts_with("prices.") {
            return Option::<MinorAmount>::read(typed, &reading).map(drop);
        }
        let Some(id) = path.strip_prefix("custom.") else { return Ok(()) };
        self.options.with_value(|options| custom_fields::check(&options.custom_fields, id, typed))
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let rules = self.options.with_value(FormOptions::rules);
        ProductForm::from(form.clone()).parse(&rules).map(drop)
    }

    fn label(&self, path: &str) -> String {
        self.options.with_value(|options| {
            wording::path(
                self.l,
                path,
                |id| custom_fields::label_of(&options.custom_fields, id),
                |id| options.name_of(id),
            )
        })
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, products.summary_title)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, products.conflict_title, name = name).to_string()
    }

    fn name_of(&self, id: &str) -> Option<String> {
        self.options.with_value(|options| options.name_of(id))
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        changes::value(self.l, field, value, names)
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        let options = self.options;
        product_changes(changes, &names, |id| {
            options.with_value(|options| custom_fields::label_of(&options.custom_fields, id))
        })
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let product = self.product;
        Box::pin(async move {
            let id = match product {
                Some(id) => Box::pin(update_product(id, version, form.into())).await,
                None => create_product(form.into()).await,
            };
            id.map(|id| id.0)
        })
    }
}
