//! The fields of an expense, named once: the form, the typed record, the changes shown in the activity and the columns of the database
//! and of files are all made from this list.

use chrono::NaiveDate;

use crate::field::{MinorAmount, RatePer100k};
use crate::fields::record;
use crate::ids::{ClientId, ListItemId};
use crate::imports::Value;
use crate::lists::ListKind;
use crate::money::Currency;
use crate::products::PriceBasis;
use crate::products::columns::BASES;
use crate::text::{LongText, Text};

/// Calls a macro with every field of [`ExpenseData`]: `$then! { field: Type = Value, "French", "English"; … }`, as `record!` takes them.
///
/// The supplier is one of the company's, or a name. `amount` is as the receipt says it, with or without VAT (`basis`); without a rate there
/// is no VAT. Not paid yet is a blank `paid_on`. The currency is the company's when the expense is created: nobody types it.
#[macro_export]
macro_rules! for_each_expense_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            description: Text<200> = Value::Line, "Libellé", "Description";
            supplier: Option<ClientId> = Value::Record, "Code fournisseur", "Supplier number";
            supplier_name: Option<Text<200>> = Value::Line, "Fournisseur", "Supplier";
            date: NaiveDate = Value::Day, "Date", "Date";
            category: Option<ListItemId> = Value::Item(ListKind::ExpenseCategory), "Catégorie", "Category";
            amount: MinorAmount = Value::Number, "Montant saisi", "Amount entered";
            basis: PriceBasis = Value::Choice(BASES), "Montant exprimé", "Amount basis";
            vat: Option<RatePer100k> = Value::Number, "TVA (%)", "VAT (%)";
            currency: Currency = Value::Line, "Devise", "Currency";
            method: Option<ListItemId> = Value::Item(ListKind::PaymentMethod), "Moyen de paiement", "Payment method";
            paid_on: Option<NaiveDate> = Value::Day, "Payée le", "Paid on";
            client: Option<ClientId> = Value::Record, "Client", "Client";
            billable: bool = Value::Tick, "À refacturer", "Billable";
            note: Option<LongText<10000>> = Value::Lines, "Note", "Note";
        }
    };
}

macro_rules! expense_data {
    ($($fields:tt)+) => {
        record! {
            /// What is known of an expense, every value checked.
            ExpenseData, ExpenseFields: $($fields)+
        }
    };
}

for_each_expense_field!(expense_data);
