//! The columns, in the parts that the files of the kinds are put together of.

use super::path;
use super::words::{self, KINDS};
use crate::imports::{Column, Value};
use crate::lists::ListKind;
use crate::products::columns::BASES;

/// What every document begins with.
pub(super) const HEAD: &[Column] = &[
    Column::line(path::NUMBER, "Numéro", "Number"),
    Column::line(path::CLIENT, "Client", "Client"),
    Column::line(path::CLIENT_NUMBER, "Numéro de client", "Client number"),
    Column::line(path::TITLE, "Objet", "Subject"),
    Column::line(path::REFERENCE, "Référence du client", "Client reference"),
    Column::day(path::DATE, "Date", "Date"),
];

/// What it is, in lists of more than one kind.
pub(super) const KIND: &[Column] = &[Column::choice(path::KIND, KINDS, "Type de document", "Document type")];

/// The last day of an offer.
pub(super) const UNTIL: &[Column] = &[Column::day(path::LAST, "Valable jusqu’au", "Valid until")];

/// The last day to pay.
pub(super) const DUE: &[Column] = &[Column::day(path::LAST, "Échéance", "Due date")];

/// What is left to pay, or to use.
pub(super) const BALANCE: &[Column] = &[Column::number(path::BALANCE, "Solde", "Balance")];

/// What it comes to.
pub(super) const SUMS: &[Column] = &[
    Column::number(path::NET, "Total HT", "Total excl. tax"),
    Column::number(path::TAX, "Taxes", "Taxes"),
    Column::number(path::TOTAL, "Total TTC", "Total incl. tax"),
    Column::line(path::CURRENCY, "Devise", "Currency"),
];

/// What else is typed of it.
pub(super) const TEXTS: &[Column] = &[
    Column::line(path::ORIGINS, "Documents d’origine", "Made of"),
    Column::day(path::DELIVERED, "Livré le", "Delivered on"),
    TERMS,
    BASIS,
    Column::line(path::DISCOUNT, "Remise globale", "Global discount"),
    PUBLIC_NOTES,
    PRIVATE_NOTES,
];

/// Its payment terms.
pub(super) const TERMS: Column = Column {
    path: path::TERMS,
    value: Value::Item(ListKind::PaymentTerms),
    french: "Conditions de paiement",
    english: "Payment terms",
};

/// Whether its prices are with taxes.
pub(super) const BASIS: Column = Column::choice(path::BASIS, BASES, "Prix exprimés", "Price basis");

/// What is printed below.
pub(super) const PUBLIC_NOTES: Column =
    Column { path: path::PUBLIC_NOTES, value: Value::Lines, french: "Notes publiques", english: "Public notes" };

/// What is not.
pub(super) const PRIVATE_NOTES: Column =
    Column { path: path::PRIVATE_NOTES, value: Value::Lines, french: "Notes privées", english: "Private notes" };

/// What « un devis », « un bon de livraison » or « un avoir » is said to be.
pub(super) const MASCULINE: &[Column] = &[Column::choice("state", words::MASCULINE, "État", "State")];

/// What « une commande » or « une facture » is said to be.
pub(super) const FEMININE: &[Column] = &[Column::choice("state", words::FEMININE, "État", "State")];

/// Whose line it is.
pub(super) const OF_LINE: &[Column] =
    &[Column::line(path::NUMBER, "Numéro", "Number"), Column::day(path::DATE, "Date", "Date")];

/// Whose document it is.
pub(super) const CLIENT_OF_LINE: &[Column] = &[
    Column::line(path::CLIENT, "Client", "Client"),
    Column::line(path::CLIENT_NUMBER, "Numéro de client", "Client number"),
    Column::line(path::TITLE, "Objet", "Subject"),
    Column::line(path::REFERENCE, "Référence du client", "Client reference"),
];

/// A line. What it costs is not told: whoever takes documents out need not see margins.
pub(super) const LINE: &[Column] = &[
    Column::number("lines[0].position", "Ligne", "Line"),
    Column {
        path: "lines[0].product",
        value: Value::Record,
        french: "Référence de l’article",
        english: "Product reference",
    },
    Column { path: "lines[0].description", value: Value::Lines, french: "Désignation", english: "Description" },
    Column::number("lines[0].quantity", "Quantité", "Quantity"),
    Column::line("lines[0].unit", "Unité", "Unit"),
    Column::number("lines[0].price", "Prix unitaire", "Unit price"),
    Column::line("lines[0].discount", "Remise", "Discount"),
    Column::number("lines[0].tax", "Taux de taxe (%)", "Tax rate (%)"),
    Column::number("lines[0].net", "Montant HT", "Net amount"),
    Column::line(path::CURRENCY, "Devise", "Currency"),
    Column { path: "lines[0].optional", value: Value::Tick, french: "En option", english: "Optional" },
];
