//! Rows made directly, for tests of what hangs on them.

use chrono::{DateTime, Utc};
use domain::company::{Defaults, ProfileForm};
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::{CompanyId, CustomFieldId, ListItemId};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, EntityTrait};
use store::Access;
use store::entities::{client, company, contact};
use uuid::Uuid;

use crate::TestDb;

/// What a client made by [`TestDb::client_using`] refers to.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// Its category.
    pub category: Option<ListItemId>,
    /// Its payment terms.
    pub payment_terms: Option<ListItemId>,
    /// The custom field that it has « bleu » for.
    pub custom: Option<CustomFieldId>,
    /// Whether it was thrown away.
    pub deleted: bool,
    /// Its number, or one of its own.
    pub number: Option<String>,
}

impl TestDb {
    /// A French company without anything, entered as its owner.
    ///
    /// # Panics
    /// When it cannot be made: the test cannot run.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn empty_company(&self, name: &str) -> Access {
        let profile = ProfileForm {
            name: name.into(),
            country: "FR".into(),
            language: "fr".into(),
            currency: "EUR".into(),
            ..ProfileForm::default()
        };
        let defaults = Defaults {
            country: Country::FRANCE,
            province: None,
            prospects: false,
            email_required: false,
            payment_terms: None,
        };
        let id = Uuid::now_v7();
        let row = company::ActiveModel {
            id: Set(id),
            version: Set(1),
            name: Set(name.into()),
            profile: Set(serde_json::to_value(profile.parse(PhoneRules::shape()).unwrap()).unwrap()),
            defaults: Set(serde_json::to_value(defaults).unwrap()),
            time_zone: Set("Europe/Paris".into()),
            address_service: Set("off".into()),
            requires_two_factor: Set(false),
            client_languages: Set("fr en".into()),
            shows_map: Set(false),
            clients_move: Set(false),
            modules_off: Set(String::new()),
            portal_passwords: Set(true),
            logo: Set(None),
            created_at: Set(instant()),
            updated_at: Set(instant()),
        };
        company::Entity::insert(row).exec_without_returning(self.database.write()).await.unwrap();
        Access::operator(self.database.clone(), CompanyId(id), instant())
    }

    /// A client of that company that refers to what is given.
    ///
    /// # Panics
    /// When it cannot be made: the test cannot run.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn client_using(&self, access: &Access, uses: Uses) {
        let custom = uses.custom.map(|field| (field.to_string(), serde_json::json!({"kind": "text", "value": "bleu"})));
        let row = client::ActiveModel {
            company_id: Set(access.company().0),
            id: Set(Uuid::now_v7()),
            created_at: Set(instant()),
            updated_at: Set(instant()),
            version: Set(1),
            revision: Set(0),
            state: Set(if uses.deleted { "deleted".into() } else { "active".into() }),
            number: Set(uses.number.unwrap_or_else(|| Uuid::now_v7().to_string())),
            name: Set("Ateliers Roche".into()),
            name_folded: Set("ateliers roche".into()),
            name_sort: Set(b"ateliers roche".to_vec()),
            name_identity: Set("ateliersroche".into()),
            contact_name: Set(String::new()),
            contact_email: Set(String::new()),
            currency: Set("EUR".into()),
            kind: Set("company".into()),
            category: Set(uses.category.map(|id| id.0)),
            payment_terms: Set(uses.payment_terms.map(|id| id.0)),
            is_prospect: Set(false),
            is_supplier: Set(false),
            other_emails: Set(serde_json::json!([])),
            other_phones: Set(serde_json::json!([])),
            marketing_email: Set(false),
            marketing_sms: Set(false),
            vat_regime: Set("automatic".into()),
            prices_with_tax: Set(false),
            is_blocked: Set(false),
            shipping_identity: Set("standard".into()),
            custom: Set(serde_json::Value::Object(custom.into_iter().collect())),
            score: Set(0),
            balance_minor: Set(0),
            paid_minor: Set(0),
            deleted_at: Set(uses.deleted.then(instant)),
            ..Default::default()
        };
        row.insert(self.database.write()).await.unwrap();
    }

    /// A client of that company with that number.
    pub async fn client_numbered(&self, access: &Access, number: &str) {
        self.client_using(access, Uses { number: Some(number.to_owned()), ..Uses::default() }).await;
    }

    /// A contact of that company addressed by a civility.
    ///
    /// # Panics
    /// When it cannot be made: the test cannot run.
    #[expect(clippy::unwrap_used, reason = "a test that cannot start must fail")]
    pub async fn contact_called(&self, access: &Access, civility: ListItemId) {
        let row = contact::ActiveModel {
            company_id: Set(access.company().0),
            id: Set(Uuid::now_v7()),
            created_at: Set(instant()),
            updated_at: Set(instant()),
            civility: Set(Some(civility.0)),
            name_folded: Set(String::new()),
            marketing_email: Set(false),
            marketing_sms: Set(false),
            version: Set(1),
            revision: Set(0),
            state: Set("active".into()),
            custom: Set(serde_json::json!({})),
            ..Default::default()
        };
        row.insert(self.database.write()).await.unwrap();
    }
}

/// When everything happens in these tests.
fn instant() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap_or_default()
}
