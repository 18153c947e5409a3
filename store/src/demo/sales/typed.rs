//! Documents and payments as somebody would have typed them.

use chrono::{DateTime, Utc};
use domain::billing::regime::Charge;
use domain::documents::{DocumentForm, DocumentRules, PaymentForm};
use domain::field::{FieldValue, MinorAmount, RatePer100k};
use domain::form::FormText;
use domain::format::Language;
use domain::ids::{ClientId, DocumentId, ListItemId};
use domain::money::Currency;
use domain::products::{PriceBasis, Product, ProductKind, ProductState};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::plan::Deal;
use crate::demo::dice::Dice;
use crate::entities::product::{Column, Entity};
use crate::products::read;
use crate::{StoreResult, Tenant, companies};

/// What documents are about, in French and in English.
const TITLES: [(&str, &str); 8] = [
    ("Aménagement de l’accueil", "Fitting out the reception"),
    ("Mobilier de la salle de réunion", "Meeting room furniture"),
    ("Postes de travail, deuxième étage", "Workstations, second floor"),
    ("Traitement acoustique", "Acoustic treatment"),
    ("Entretien annuel", "Yearly maintenance"),
    ("Remplacement des fauteuils", "Replacing the chairs"),
    ("Déménagement interne", "Internal move"),
    ("Étude d’aménagement", "Layout study"),
];

/// What is sold from.
pub(super) struct Shop {
    products: Vec<Product>,
    language: Language,
}

impl Shop {
    /// The company's products that are still offered and priced without VAT.
    pub async fn open<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Self> {
        let rows = Entity::find()
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::State.eq(ProductState::Active.as_str()))
            .filter(Column::PriceBasis.eq(PriceBasis::Net.as_str()))
            .order_by_asc(Column::Id)
            .all(t.db())
            .await?;
        let products = read::each(t, &rows).await?.into_iter().collect::<StoreResult<_>>()?;
        Ok(Self { products, language: companies::get(t).await?.profile.language })
    }

    /// All of them.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// Whether there is nothing to sell.
    pub const fn is_empty(&self) -> bool {
        self.products.is_empty()
    }

    /// What is sold again and again is called, with its period.
    pub const fn subscription(&self) -> &'static str {
        match self.language {
            Language::French => "Contrat d’entretien, {mois} {année}",
            Language::English => "Maintenance contract, {month} {year}",
        }
    }

    /// What it is written in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A quote or an invoice of one to five things.
    pub fn form(&self, client: ClientId, rules: &DocumentRules, deal: &Deal, dice: &mut Dice) -> DocumentForm {
        let mut text = FormText::default();
        text.set("fields.client", client.to_string());
        let title = dice.pick(&TITLES);
        text.set("fields.title", if self.language == Language::French { title.0 } else { title.1 });
        if dice.in_100(12) {
            text.set("fields.discount", "5 %");
        }
        for place in 0..=dice.below(5) {
            let product = dice.pick(&self.products);
            for (name, value) in line(product, rules, dice) {
                text.set(format!("lines[{place}].{name}"), value);
            }
        }
        if deal.has_quote && dice.in_100(15) {
            text.set("lines[0].discount", "10 %");
        }
        text.into()
    }
}

/// A line that sells some of a product. Where a rate is needed and neither the product nor the company has one, somebody has typed none at all.
fn line(product: &Product, rules: &DocumentRules, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let reading = domain::documents::form::reading(rules.currency());
    let is_own = rules.decision(product.data.kind).is_none_or(|decision| decision.charge == Charge::Own);
    let typed = if is_own && rules.usual_rate().is_none() { Some(RatePer100k(0)) } else { None };
    let data = &product.data;
    let most = if data.kind == ProductKind::Service { 12 } else { 24 };
    let mut line = vec![
        ("product", product.id.to_string()),
        ("nature", data.kind.as_str().to_owned()),
        ("description", data.name.as_str().to_owned()),
        ("quantity", (1 + dice.below(most)).to_string()),
        ("unit", data.unit.as_ref().map(|unit| unit.as_str().to_owned()).unwrap_or_default()),
        ("price", data.price.written(&reading)),
        ("vat", data.vat.or(typed).written(&reading)),
    ];
    if let Some(MinorAmount(cost)) = data.cost {
        line.push(("cost", MinorAmount(cost).written(&reading)));
    }
    line
}

/// A payment of one invoice.
pub(super) fn payment(
    client: ClientId,
    currency: Currency,
    invoice: DocumentId,
    amount: i64,
    day: DateTime<Utc>,
    method: Option<ListItemId>,
    dice: &mut Dice,
) -> PaymentForm {
    let amount = MinorAmount(amount).written(&domain::documents::form::reading(currency));
    let mut text = FormText::default();
    text.set("fields.client", client.to_string());
    text.set("fields.currency", currency.as_str());
    text.set("fields.paid_on", day.format("%Y-%m-%d").to_string());
    text.set("fields.method", method.map(|method| method.to_string()).unwrap_or_default());
    text.set("fields.reference", format!("REF {}", dice.digits(8)));
    text.set(format!("parts.{invoice}"), amount.as_str());
    text.set("fields.amount", amount);
    text.into()
}
