//! A row of `clients`. Columns are those of `domain::clients::ClientData`, beside what the list reads.

use sea_orm::entity::prelude::*;

/// See the module.
#[expect(clippy::struct_excessive_bools, reason = "one column each")]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "clients")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub revision: i64,
    pub state: String,
    pub number: String,
    pub name: String,
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub name_identity: String,
    pub contact_name: String,
    pub contact_email: String,
    pub email_folded: Option<String>,
    pub currency: String,
    pub language: Option<String>,
    pub reference: Option<String>,
    pub id_number: Option<String>,
    pub kind: String,
    pub legal_form: Option<String>,
    pub client_type: Option<Uuid>,
    pub category: Option<Uuid>,
    pub origin: Option<Uuid>,
    pub industry: Option<Uuid>,
    pub size: Option<Uuid>,
    pub owner: Option<Uuid>,
    pub parent: Option<Uuid>,
    pub payer: Option<Uuid>,
    pub is_prospect: bool,
    pub is_supplier: bool,
    pub website: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub mobile: Option<String>,
    pub switchboard: Option<String>,
    pub fax: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub other_emails: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub other_phones: Json,
    pub siren: Option<String>,
    pub siret: Option<String>,
    pub naf: Option<String>,
    pub vat_number: Option<String>,
    pub rcs: Option<String>,
    #[sea_orm(column_name = "share_capital_minor")]
    pub share_capital: Option<i64>,
    pub neq: Option<String>,
    pub gst: Option<String>,
    pub qst: Option<String>,
    pub linkedin: Option<String>,
    pub facebook: Option<String>,
    pub twitter: Option<String>,
    pub viadeo: Option<String>,
    pub marketing_email: bool,
    pub marketing_sms: bool,
    pub payment_terms: Option<Uuid>,
    pub negotiated_days: Option<i32>,
    pub price_category: Option<Uuid>,
    pub vat_regime: String,
    #[sea_orm(column_name = "default_vat_per_100k")]
    pub default_vat: Option<i32>,
    #[sea_orm(column_name = "discount_per_100k")]
    pub discount: Option<i32>,
    pub prices_with_tax: bool,
    pub payment_method: Option<Uuid>,
    #[sea_orm(column_name = "credit_limit_minor")]
    pub credit_limit: Option<i64>,
    pub is_blocked: bool,
    pub carrier: Option<String>,
    #[sea_orm(column_name = "free_shipping_minor")]
    pub free_shipping: Option<i64>,
    #[sea_orm(column_name = "hourly_rate_minor")]
    pub hourly_rate: Option<i64>,
    pub accounting_account: Option<String>,
    pub third_party_account: Option<String>,
    pub auxiliary_account: Option<String>,
    pub shipping_identity: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub public_notes: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub private_notes: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub custom: Json,
    pub score: i32,
    pub logo: Option<Uuid>,
    pub balance_minor: i64,
    pub paid_minor: i64,
    pub last_seen_at: Option<DateTimeUtc>,
    pub archived_at: Option<DateTimeUtc>,
    pub deleted_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
