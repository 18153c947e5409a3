//! What is a document's own in its form.

use std::ops::Deref;
use std::sync::Arc;

use domain::billing::kind::DocumentKind;
use domain::billing::totals::Deducted;
use domain::documents::form::{LINES, reading};
use domain::documents::listing::recurring::RECURRING;
use domain::documents::listing::{CREDIT_NOTES, DELIVERIES, INVOICES, ORDERS, QUOTES};
use domain::documents::{DOCUMENT_FORM, DocumentFields, DocumentForm, LineForm, LineKind, priced};
use domain::error::{FieldError, FieldErrors};
use domain::form::{Change, FormShape, FormText, in_row};
use domain::ids::{AddressId, ClientId, DocumentId};
use domain::listing::Listing;
use domain::money::Currency;
use domain::products::ProductKind;
use leptos::prelude::*;

use super::api::{create_document, update_document};
use super::figures::Figures;
use super::filled::Filled;
use super::options::{FormStart, Ruled, blank_line};
use super::ruling::Ruling;
use super::wording;
use engines::form::{Begun, Form, Formed, Saving, ValueNames};
use engines::listing::Face;
use kit::words::{Locale, td_string, words};

/// The form of a document, and what its parts ask beside it.
#[derive(Clone, Copy)]
pub struct FormState {
    form: Form,
    // In a place of its own: a handle that is passed everywhere is to be small.
    own: StoredValue<Own>,
}

/// What is a document's own.
#[derive(Clone, Copy)]
struct Own {
    kind: DocumentKind,
    sees_margins: bool,
    is_periodic: bool,
    ruling: Ruling,
    figures: RwSignal<Figures>,
    deducted: StoredValue<Deducted>,
    is_due: StoredValue<bool>,
    filled: Filled,
}

impl Deref for FormState {
    type Target = Form;

    fn deref(&self) -> &Form {
        &self.form
    }
}

impl FormState {
    /// From what the server told.
    pub fn new(start: FormStart) -> Self {
        let FormStart { ruled, sees_margins, editing } = start;
        let (kind, buyer) = (ruled.rules.kind, ruled.rules.buyer.as_ref());
        let names = buyer.map(|buyer| (buyer.client.to_string(), buyer.name.clone())).into_iter().collect();
        let (deducted, is_periodic, begun) = match editing {
            Some(editing) => {
                let (id, version, text) = (Some(editing.id.0), editing.version, editing.form.into());
                let begun = Begun { id, version, text, names, ..Begun::default() };
                (editing.deducted, editing.is_periodic, begun)
            }
            None => (Deducted::default(), false, Begun { text: ruled.blank().into(), names, ..Begun::default() }),
        };
        let ruling = Ruling::new(ruled);
        let document = begun.id.map(DocumentId);
        let form = Form::new(Arc::new(OfDocument { l: words(), document, kind, ruling }), begun);
        let rows = form.rows.with_untracked(|rows| rows.of(LINES).to_vec());
        // As they stand on the page: rows are numbered from one there.
        let mut text = form.start(Clone::clone);
        text.drop_rows(LINES);
        for row in &rows {
            text.put_row(LINES, *row, &form.row(LINES, *row));
        }
        let figures = RwSignal::new(ruling.with(|ruled| Figures::of(&text, &rows, &ruled.rules)));
        let (deducted, is_due) = (StoredValue::new(deducted), StoredValue::new(false));
        let filled = Filled::new((ruling.with(Ruled::client_id), figures.with_untracked(|it| it.counted.data.date)));
        let own = Own { kind, sees_margins, is_periodic, ruling, figures, deducted, is_due, filled };
        Self { form, own: StoredValue::new(own) }
    }

    /// What is written.
    pub fn kind(self) -> DocumentKind {
        self.own.get_value().kind
    }

    /// Whether costs are told, and what is earned.
    pub fn sees_margins(self) -> bool {
        self.own.get_value().sees_margins
    }

    /// Whether it sums up several deliveries.
    pub fn is_periodic(self) -> bool {
        self.own.get_value().is_periodic
    }

    /// What follows from its client.
    pub fn ruling(self) -> Ruling {
        self.own.get_value().ruling
    }

    /// What it comes to.
    pub fn figures(self) -> RwSignal<Figures> {
        self.own.get_value().figures
    }

    /// What was invoiced before.
    pub fn deducted(self) -> StoredValue<Deducted> {
        self.own.get_value().deducted
    }

    /// The lines that were filled in from products.
    pub fn filled(self) -> Filled {
        self.own.get_value().filled
    }

    /// The engine's part, for what takes that alone.
    pub const fn form(self) -> Form {
        self.form
    }

    /// Counts what is typed, before the page is painted next.
    pub fn recount(self) {
        let Some(Own { ruling, figures, is_due, .. }) = self.own.try_get_value() else { return };
        if is_due.try_update_value(|is_due| std::mem::replace(is_due, true)) != Some(false) {
            return;
        }
        request_animation_frame(move || {
            // The page may have been left meanwhile.
            if is_due.try_update_value(|is_due| *is_due = false).is_none() {
                return;
            }
            let Some(text) = self.form.gathered() else { return };
            let rows = self.rows.with_untracked(|rows| rows.of(LINES).to_vec());
            let found = ruling.with(|ruled| Figures::of(&text, &rows, &ruled.rules));
            if figures.with_untracked(|figures| *figures != found) {
                figures.set(found);
            }
        });
    }

    /// The client that stands in the form, and where goods go.
    pub fn whom(self) -> (Option<ClientId>, Option<AddressId>) {
        let typed = |text: &FormText| {
            let at = |name: &str| text.get(&format!("fields.{name}")).to_owned();
            (at("client").parse().ok(), at("delivery_address").parse().ok())
        };
        self.form.gathered().as_ref().map_or_else(|| self.start(typed), typed)
    }

    /// Adds a line behind another, or at the end, and answers its number.
    pub fn add_line(self, kind: LineKind, behind: Option<u32>) -> u32 {
        let nature = behind.and_then(|row| self.typed(row)).map(|line| ProductKind::parse(&line.nature));
        self.insert(vec![blank_line(kind, nature.and_then(Result::ok).unwrap_or_default())], behind)
    }

    /// Puts lines behind another, or at the end, and answers the number of the first.
    pub fn insert(self, lines: Vec<LineForm>, behind: Option<u32>) -> u32 {
        let place = self.rows.with_untracked(|rows| {
            let rows = rows.of(LINES);
            behind.and_then(|row| place_of(rows, row)).map_or(rows.len(), |at| at + 1)
        });
        let added: Vec<u32> = lines.into_iter().map(|line| self.add_row(LINES, line.into())).collect();
        self.rows.update(|rows| {
            for (at, row) in added.iter().enumerate() {
                rows.shift(LINES, *row, place + at);
            }
        });
        self.touch();
        added.first().copied().unwrap_or_default()
    }

    /// Takes a line to another place, and answers that place, from nought.
    pub fn shift(self, row: u32, to: usize) -> usize {
        self.rows.update(|rows| rows.shift(LINES, row, to));
        self.touch();
        self.rows.with_untracked(|rows| place_of(rows.of(LINES), row)).unwrap_or_default()
    }

    /// The place of a line, from nought.
    pub fn place(self, row: u32) -> usize {
        self.rows.with(|rows| place_of(rows.of(LINES), row)).unwrap_or_default()
    }

    /// The line below, or above where it is the last one.
    pub fn beside(self, row: u32) -> Option<u32> {
        self.rows.with_untracked(|rows| {
            let rows = rows.of(LINES);
            let at = place_of(rows, row)?;
            rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?)).copied()
        })
    }

    /// What is typed in a line, now.
    pub fn typed(self, row: u32) -> Option<LineForm> {
        Some(self.form.gathered()?.row(LINES, row).into())
    }
}

fn place_of(rows: &[u32], row: u32) -> Option<usize> {
    rows.iter().position(|other| *other == row)
}

/// What the engine asks of a document's form.
#[derive(Clone, Copy)]
struct OfDocument {
    l: Locale,
    document: Option<DocumentId>,
    kind: DocumentKind,
    ruling: Ruling,
}

impl Formed for OfDocument {
    fn listing(&self) -> &'static Listing {
        match self.kind {
            DocumentKind::Quote | DocumentKind::Proforma => &QUOTES,
            DocumentKind::Order => &ORDERS,
            DocumentKind::DeliveryNote => &DELIVERIES,
            DocumentKind::Invoice | DocumentKind::DownPayment => &INVOICES,
            DocumentKind::Recurring => &RECURRING,
            DocumentKind::CreditNote => &CREDIT_NOTES,
        }
    }

    fn face(&self) -> Option<&'static Face> {
        crate::face::of(self.listing().subject)
    }

    fn shape(&self) -> &'static FormShape {
        &DOCUMENT_FORM
    }

    fn check(&self, path: &str, typed: &str, form: &FormText) -> Result<(), FieldError> {
        let usual = || self.ruling.with(|ruled| ruled.rules.currency());
        let reading = reading(Currency::parse(form.get("fields.currency")).unwrap_or_else(|_| usual()));
        match path.strip_prefix("fields.") {
            Some(name) => DocumentFields::check(name, typed, &reading),
            None => in_row(path).map_or(Ok(()), |(_, _, name)| LineForm::check(name, typed, &reading)),
        }
    }

    fn check_all(&self, form: &FormText) -> Result<(), FieldErrors> {
        let form = DocumentForm::from(form.clone());
        self.ruling.with(|ruled| match form.parse(&ruled.rules) {
            Ok(new) => priced(&new.data, &new.lines, &ruled.rules, &[]).map(drop),
            Err(errors) => self.ruling.known(errors, &form.fields.client),
        })
    }

    fn is_blank(&self, _group: &str, row: &FormText) -> bool {
        LineForm::from(row.clone()).is_blank()
    }

    fn new_row(&self, _group: &str) -> FormText {
        blank_line(LineKind::Item, ProductKind::default()).into()
    }

    fn label(&self, path: &str) -> String {
        wording::path(self.l, path)
    }

    fn not_saved(&self) -> &'static str {
        td_string!(self.l, editor.not_saved)
    }

    fn saved_by(&self, name: String) -> String {
        td_string!(self.l, editor.conflict_title, name = name).to_string()
    }

    fn name_of(&self, id: &str) -> Option<String> {
        self.ruling.with(|ruled| ruled.name_of(id))
    }

    fn value_said(&self, field: &str, value: &str, names: &ValueNames) -> String {
        wording::value(self.l, field, value, names)
    }

    fn told(&self, changes: Vec<Change>, names: ValueNames) -> AnyView {
        wording::changes(changes, &names)
    }

    fn save(&self, version: i32, form: FormText) -> Saving {
        let (kind, document) = (self.kind, self.document);
        Box::pin(async move {
            let id = match document {
                Some(id) => Box::pin(update_document(id, version, form.into())).await,
                None => Box::pin(create_document(kind, form.into())).await,
            };
            id.map(|id| id.0)
        })
    }
}
