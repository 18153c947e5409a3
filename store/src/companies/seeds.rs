//! The lists that a company starts with, in its own language. They are its data from then on: renamed, hidden, removed at will.

use chrono::{DateTime, Utc};
use domain::format::Language;
use domain::ids::CompanyId;
use domain::lists::ListKind;
use sea_orm::{DatabaseTransaction, EntityTrait, Set};
use uuid::Uuid;

use crate::StoreResult;
use crate::entities::list_item;

/// An entry's words in French and in English.
type Words = (&'static str, &'static str);

/// Payment terms (A3.8): words, days after the invoice's date, then the end of that month.
const TERMS: &[(Words, u16, bool)] = &[
    (("À réception", "Due on receipt"), 0, false),
    (("Net 7", "Net 7"), 7, false),
    (("Net 15", "Net 15"), 15, false),
    (("Net 30", "Net 30"), 30, false),
    (("45 jours fin de mois", "45 days end of month"), 45, true),
    (("Net 60", "Net 60"), 60, false),
];

const CIVILITIES: &[Words] =
    &[("Madame", "Ms"), ("Monsieur", "Mr"), ("Professeur", "Professor"), ("Maître", "Counsel"), ("Docteur", "Doctor")];

const SOURCES: &[Words] = &[
    ("Recommandation", "Referral"),
    ("Site internet", "Website"),
    ("Salon professionnel", "Trade fair"),
    ("Réseaux sociaux", "Social media"),
    ("Prospection", "Outreach"),
    ("Autre", "Other"),
];

const CLIENT_TYPES: &[Words] = &[
    ("Entreprise", "Business"),
    ("Particulier", "Private individual"),
    ("Association", "Non-profit"),
    ("Organisme public", "Public body"),
    ("Revendeur", "Reseller"),
];

const CATEGORIES: &[Words] = &[
    ("Grand compte", "Key account"),
    ("Régulier", "Regular"),
    ("Occasionnel", "Occasional"),
    ("Stratégique", "Strategic"),
];

const ORIGINS: &[Words] = &[
    ("Bouche-à-oreille", "Word of mouth"),
    ("Site internet", "Website"),
    ("Appel d’offres", "Call for tenders"),
    ("Partenaire", "Partner"),
    ("Publicité", "Advertising"),
    ("Démarchage", "Cold call"),
];

const INDUSTRIES: &[Words] = &[
    ("Agriculture et agroalimentaire", "Agriculture and food"),
    ("Architecture et construction", "Architecture and construction"),
    ("Artisanat", "Crafts"),
    ("Arts et culture", "Arts and culture"),
    ("Commerce", "Retail and wholesale"),
    ("Conseil et services aux entreprises", "Consulting and business services"),
    ("Éducation et formation", "Education and training"),
    ("Énergie et environnement", "Energy and environment"),
    ("Finance et assurance", "Finance and insurance"),
    ("Hôtellerie et restauration", "Hospitality"),
    ("Immobilier", "Real estate"),
    ("Industrie", "Manufacturing"),
    ("Informatique et télécoms", "IT and telecoms"),
    ("Médias et communication", "Media and communication"),
    ("Santé et social", "Health and social care"),
    ("Secteur public", "Public sector"),
    ("Transport et logistique", "Transport and logistics"),
];

const SIZES: &[Words] = &[
    ("1", "1"),
    ("2 à 9", "2 to 9"),
    ("10 à 49", "10 to 49"),
    ("50 à 249", "50 to 249"),
    ("250 à 999", "250 to 999"),
    ("1 000 et plus", "1,000 or more"),
];

const PRICE_CATEGORIES: &[Words] = &[
    ("Tarif public", "Standard price"),
    ("Tarif revendeur", "Reseller price"),
    ("Tarif préférentiel", "Preferred price"),
];

const PRODUCT_CATEGORIES: &[Words] =
    &[("Marchandises", "Goods"), ("Fournitures", "Supplies"), ("Prestations", "Services"), ("Main-d’œuvre", "Labour")];

const PAYMENT_METHODS: &[Words] = &[
    ("Virement", "Bank transfer"),
    ("Carte", "Card"),
    ("Chèque", "Cheque"),
    ("Prélèvement", "Direct debit"),
    ("Espèces", "Cash"),
    ("PayPal", "PayPal"),
];

const EXPENSE_CATEGORIES: &[Words] = &[
    ("Fournitures", "Supplies"),
    ("Matériel", "Equipment"),
    ("Sous-traitance", "Subcontracting"),
    ("Déplacements", "Travel"),
    ("Repas", "Meals"),
    ("Hébergement", "Accommodation"),
    ("Carburant", "Fuel"),
    ("Logiciels et abonnements", "Software and subscriptions"),
    ("Télécommunications", "Telecommunications"),
    ("Loyer et charges", "Rent and utilities"),
    ("Assurances", "Insurance"),
    ("Honoraires", "Professional fees"),
    ("Frais bancaires", "Bank charges"),
    ("Autres", "Other"),
];

const LISTS: &[(ListKind, &[Words])] = &[
    (ListKind::Civility, CIVILITIES),
    (ListKind::ContactSource, SOURCES),
    (ListKind::ClientType, CLIENT_TYPES),
    (ListKind::Category, CATEGORIES),
    (ListKind::Origin, ORIGINS),
    (ListKind::Industry, INDUSTRIES),
    (ListKind::Size, SIZES),
    (ListKind::PriceCategory, PRICE_CATEGORIES),
    (ListKind::ProductCategory, PRODUCT_CATEGORIES),
    (ListKind::PaymentMethod, PAYMENT_METHODS),
    (ListKind::ExpenseCategory, EXPENSE_CATEGORIES),
];

/// Writes every list of a new company.
pub(super) async fn insert(
    tx: &DatabaseTransaction,
    company: CompanyId,
    language: Language,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let row =
        |kind: ListKind, words: &Words, days: Option<u16>, end_of_month, position: usize| list_item::ActiveModel {
            company_id: Set(company.0),
            id: Set(Uuid::now_v7()),
            created_at: Set(now),
            updated_at: Set(now),
            kind: Set(kind.as_str().to_owned()),
            label: Set(said(language, words).to_owned()),
            days: Set(days.map(i32::from)),
            end_of_month: Set(end_of_month),
            days_after: Set(None),
            instalments: Set(None),
            hidden: Set(false),
            position: Set(i32::try_from(position).unwrap_or(i32::MAX)),
        };
    let terms = TERMS
        .iter()
        .enumerate()
        .map(|(at, (words, days, end_of_month))| row(ListKind::PaymentTerms, words, Some(*days), *end_of_month, at));
    let others = LISTS.iter().flat_map(|(kind, entries)| {
        entries.iter().enumerate().map(move |(at, words)| row(*kind, words, None, false, at))
    });
    list_item::Entity::insert_many(terms.chain(others)).exec_without_returning(tx).await?;
    Ok(())
}

const fn said(language: Language, words: &Words) -> &'static str {
    match language {
        Language::French => words.0,
        Language::English => words.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_says_the_same_twice() {
        for language in [Language::French, Language::English] {
            for (kind, entries) in LISTS {
                let said: std::collections::BTreeSet<_> = entries.iter().map(|words| said(language, words)).collect();
                assert_eq!(said.len(), entries.len(), "{kind:?}");
            }
        }
    }

    #[test]
    fn every_list_begins_with_something() {
        for kind in ListKind::ALL {
            // Payment terms have a table of their own; what clients are marked with is for each company to say.
            let is_apart = matches!(kind, ListKind::PaymentTerms | ListKind::Tag);
            assert!(is_apart || LISTS.iter().any(|(list, _)| list == kind), "{kind:?}");
        }
    }
}
