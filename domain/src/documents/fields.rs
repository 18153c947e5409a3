//! The fields of a document but its lines, named once: the form, the typed record, the columns of the database.

use chrono::NaiveDate;

use super::choices::{ChosenCharge, Discount};
use super::repeat::{Billed, Leaves, Times};
use crate::billing::due::Schedule;
use crate::billing::recurrence::Unit;
use crate::fields::record;
use crate::ids::{AddressId, ClientId, ListItemId};
use crate::imports::Value;
use crate::lists::ListKind;
use crate::money::Currency;
use crate::products::PriceBasis;
use crate::products::columns::BASES;
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`DocumentData`]: `$then! { field: Type = Value, "French", "English"; … }`, as `record!` takes them.
///
/// `date` is the day that the document is to bear; blank is the day on which it is issued. `due_on` and `valid_until` are blank where the
/// terms say; `instalments` are those of an invoice that is paid in parts. `carrier` and the three behind it are of goods on their way. What
/// begins with `repeat_` says how a template is repeated, and stands in no other document.
#[macro_export]
macro_rules! for_each_document_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            client: ClientId = Value::Record, "Client", "Client";
            title: Option<Text<200>> = Value::Line, "Objet", "Subject";
            reference: Option<Text<80>> = Value::Line, "Référence du client", "Client reference";
            date: Option<NaiveDate> = Value::Line, "Date", "Date";
            valid_until: Option<NaiveDate> = Value::Line, "Valable jusqu’au", "Valid until";
            due_on: Option<NaiveDate> = Value::Line, "Échéance", "Due date";
            delivered_on: Option<NaiveDate> = Value::Line, "Livré le", "Delivered on";
            payment_terms: Option<ListItemId> = Value::Item(ListKind::PaymentTerms), "Conditions de paiement", "Payment terms";
            instalments: Option<Schedule> = Value::Line, "Échéancier", "Instalments";
            billing_address: Option<AddressId> = Value::Line, "Adresse de facturation", "Billing address";
            delivery_address: Option<AddressId> = Value::Line, "Adresse de livraison", "Delivery address";
            carrier: Option<Text<80>> = Value::Line, "Transporteur", "Carrier";
            tracking: Option<Text<80>> = Value::Line, "Numéro de suivi", "Tracking number";
            parcels: Option<Times<9999>> = Value::Line, "Colis", "Parcels";
            weight: Option<Text<40>> = Value::Line, "Poids", "Weight";
            currency: Currency = Value::Line, "Devise", "Currency";
            price_basis: PriceBasis = Value::Choice(BASES), "Prix exprimés", "Price basis";
            charge: ChosenCharge = Value::Line, "Régime de TVA", "VAT regime";
            discount: Option<Discount> = Value::Line, "Remise globale", "Global discount";
            public_notes: Option<LongText<10000>> = Value::Lines, "Notes publiques", "Public notes";
            private_notes: Option<LongText<10000>> = Value::Lines, "Notes privées", "Private notes";
            repeat_every: Option<Times<366>> = Value::Line, "Répéter tous les", "Repeat every";
            repeat_unit: Option<Unit> = Value::Line, "Unité de répétition", "Repeat unit";
            repeat_from: Option<NaiveDate> = Value::Line, "Première facture le", "First invoice on";
            repeat_until: Option<NaiveDate> = Value::Line, "Dernière facture au plus tard le", "Last invoice on or before";
            repeat_times: Option<Times<9999>> = Value::Line, "Nombre de factures", "Number of invoices";
            repeat_period: Option<Billed> = Value::Line, "Période facturée", "Period invoiced";
            repeat_leaves: Option<Leaves> = Value::Line, "Factures créées", "Invoices created";
        }
    };
}

macro_rules! document_data {
    ($($fields:tt)+) => {
        record! {
            /// What is typed of a document besides its lines, every value checked.
            DocumentData, DocumentFields: $($fields)+
        }
    };
}

for_each_document_field!(document_data);
