//! Products from files: what a row says, and what a product is recognised by.

use crate::custom_fields::CustomField;
use crate::error::{FieldError, FieldErrors};
use crate::imports::choices::read;
use crate::imports::group::{RowReader, SheetRow};
use crate::imports::identity::{Identity, Mark, Same, Weak};
use crate::imports::values::{currency, custom, one_line};
use crate::imports::{Aside, Handling, Lookup, Record, Target, Value, restore};
use crate::lists::ListKind;
use crate::products::columns::STATES;
use crate::products::{NewProduct, PriceBasis, ProductFields, ProductForm, ProductRules, ProductState};
use crate::text::fold;

/// Reads rows of a file of products by a mapping.
#[derive(Clone, Debug)]
pub struct ProductReader {
    mapping: Vec<Target>,
    rules: ProductRules,
}

impl ProductReader {
    /// By where the columns go.
    #[must_use]
    pub fn new(mapping: &[Target], rules: ProductRules) -> Self {
        Self { mapping: mapping.to_vec(), rules }
    }

    /// What forms are read against.
    #[must_use]
    pub const fn rules(&self) -> &ProductRules {
        &self.rules
    }

    /// A product of a file, checked. It is in the company's currency, as every new product.
    pub fn parse(&self, form: &ProductForm) -> Result<NewProduct, FieldErrors> {
        let new = form.parse(&self.rules)?;
        let is_ours = new.data.currency == self.rules.currency;
        if is_ours { Ok(new) } else { Err(FieldErrors::one("fields.currency", FieldError::NotAChoice)) }
    }

    fn custom(&self, id: &str) -> Option<&CustomField> {
        self.rules.custom_fields.iter().find(|field| field.id.to_string() == id)
    }
}

impl RowReader for ProductReader {
    type Form = ProductForm;

    fn row(&self, record: &Record, lookup: &mut impl Lookup) -> SheetRow<ProductForm> {
        let mut row = SheetRow::default();
        for (column, (target, cell)) in self.mapping.iter().zip(&record.cells).enumerate() {
            let cell = restore(cell).trim();
            if !cell.is_empty() {
                self.put(&mut row, target, (At { line: record.line, column }, cell), lookup);
            }
        }
        row
    }
}

/// Where a cell stands in the file.
#[derive(Clone, Copy)]
struct At {
    line: u32,
    column: usize,
}

impl ProductReader {
    fn put(&self, row: &mut SheetRow<ProductForm>, target: &Target, (at, cell): (At, &str), lookup: &mut impl Lookup) {
        let path = target.path();
        if let Some(name) = path.strip_prefix("fields.") {
            let value = match ProductFields::value(name) {
                Value::Choice(choices) => read(choices, cell),
                Value::Item(kind) => item(row, at, (kind, cell), lookup),
                Value::Lines => cell.to_owned(),
                _ if name == "currency" => currency(cell),
                _ => one_line(cell),
            };
            if let Some(place) = row.form.fields.get_mut(name) {
                *place = value;
            }
        } else if let Some(field) = path.strip_prefix("custom.").and_then(|id| self.custom(id)) {
            row.form.custom.insert(field.id.to_string(), custom(field, cell));
        } else if let Some(list) = path.strip_prefix("prices.") {
            // A label stands for the id of a list that there was not yet.
            let is_id = list.parse::<uuid::Uuid>().is_ok();
            let list = if is_id { list.to_owned() } else { item(row, at, (ListKind::PriceCategory, list), lookup) };
            if !list.is_empty() {
                row.form.prices.insert(list, one_line(cell));
            }
        } else if path == "state" {
            row.state = read(STATES, cell);
        } else if path == "gross_price" {
            row.form.fields.price = one_line(cell);
            PriceBasis::Gross.as_str().clone_into(&mut row.form.fields.price_basis);
        }
    }
}

/// The entry of a list of that label, new where there is none.
fn item(
    row: &mut SheetRow<ProductForm>,
    At { line, column }: At,
    (kind, label): (ListKind, &str),
    lookup: &mut impl Lookup,
) -> String {
    let found = lookup.item(kind, &one_line(label));
    if found.is_none() {
        let why = Some(FieldError::TooLong { max: 80 });
        row.asides.push(Aside { line, column, about: String::new(), text: one_line(label), why });
    }
    found.map(|item| item.to_string()).unwrap_or_default()
}

/// Lays a file's values over a product: what is empty is filled, and what was ticked replaced. A price with taxes is a price.
#[must_use]
pub fn laid_over(current: &ProductForm, file: &ProductForm, handling: &Handling) -> ProductForm {
    let mut form = current.clone();
    let is_gross = handling.replaces("gross_price");
    for name in ProductFields::NAMES {
        if let (Some(place), Some(value)) = (form.fields.get_mut(name), file.fields.get(name)) {
            let is_price = matches!(*name, "price" | "price_basis");
            let is_ticked = handling.replaces(&format!("fields.{name}")) || is_price && is_gross;
            lay(place, value, is_ticked);
        }
    }
    // A price list that the file brings is named by its label there.
    let lists = handling.replaced.iter().any(is_of_list);
    for (id, value) in file.prices.iter().filter(|(_, value)| !value.is_empty()) {
        lay(form.prices.entry(id.clone()).or_default(), value, lists);
    }
    for (id, value) in file.custom.iter().filter(|(_, value)| !value.is_empty()) {
        lay(form.custom.entry(id.clone()).or_default(), value, handling.replaces(&format!("custom.{id}")));
    }
    form
}

fn lay(place: &mut String, value: &str, is_replaced: bool) {
    if !value.is_empty() && (is_replaced || place.is_empty()) {
        value.clone_into(place);
    }
}

fn is_of_list(target: &Target) -> bool {
    target.path().starts_with("prices.")
}

/// By what products of one barcode or one name are told apart.
const WEAK: Weak =
    &[(Same::Barcode, &[Mark::Reference, Mark::Barcode]), (Same::Name, &[Mark::Reference, Mark::Barcode])];

/// What a product is recognised by: its reference, else its barcode, else its name.
///
/// A reference is no other product's, of those that are not thrown away. A barcode and a name may be: they say nothing of two rows of one
/// file, nor where the references differ; of several products that bear them, each is met by one row. What is thrown away is recognised
/// apart, since it may bear the reference of another.
#[must_use]
pub fn identity(reference: Option<&str>, barcode: Option<&str>, name: &str, state: ProductState) -> Identity {
    let is_gone = state == ProductState::Deleted;
    let reference = reference.map(fold);
    let gone = reference.as_ref().filter(|_| is_gone).map(|key| (Same::Reference, format!("\0{key}")));
    let apart = [
        reference.as_ref().map(|reference| Mark::Reference.of(reference)),
        barcode.map(|barcode| Mark::Barcode.of(barcode)),
    ];
    let reference = reference.map(|key| (Same::Reference, key));
    let barcode = barcode.map(|key| (Same::Barcode, key.to_owned()));
    let sure = usize::from(reference.is_some());
    let name = Some((Same::Name, fold(name)));
    // What is thrown away by a file is what it names surely.
    let (weak_barcode, weak_name) = if is_gone { (None, None) } else { (barcode, name) };
    Identity {
        keys: [gone, reference, weak_barcode, weak_name].into_iter().flatten().collect(),
        sure,
        weak: WEAK,
        weak_in_file: &[],
        apart: apart.into_iter().flatten().collect(),
        unique: (!is_gone).then_some((Same::Reference, "fields.reference")),
        is_taken_on: !is_gone,
    }
}

#[cfg(test)]
mod tests;
