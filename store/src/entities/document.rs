//! A row of `documents`.

use sea_orm::entity::prelude::*;

/// A document of any kind. What was typed stands in the columns of `domain::documents::DocumentData`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub company_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub revision: i64,
    pub kind: String,
    pub state: String,
    pub client_id: Uuid,
    pub series: Option<String>,
    pub number: Option<String>,
    pub number_folded: Option<String>,
    pub counter: Option<i64>,
    pub issued_on: Option<Date>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub content: Option<Json>,
    pub chain_position: Option<i64>,
    pub hash: Option<String>,
    pub previous_hash: Option<String>,
    pub title: Option<String>,
    pub reference: Option<String>,
    pub date: Option<Date>,
    pub valid_until: Option<Date>,
    pub due_on: Option<Date>,
    pub delivered_on: Option<Date>,
    pub payment_terms: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub instalments: Option<Json>,
    pub billing_address: Option<Uuid>,
    pub delivery_address: Option<Uuid>,
    pub carrier: Option<String>,
    pub tracking: Option<String>,
    pub parcels: Option<i32>,
    pub weight: Option<String>,
    pub currency: String,
    pub price_basis: String,
    pub charge: String,
    pub discount: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub public_notes: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub private_notes: Option<String>,
    pub repeat_every: Option<i32>,
    pub repeat_unit: Option<String>,
    pub repeat_from: Option<Date>,
    pub repeat_until: Option<Date>,
    pub repeat_times: Option<i32>,
    pub repeat_period: Option<String>,
    pub repeat_leaves: Option<String>,
    pub last_on: Option<Date>,
    #[sea_orm(column_type = "JsonBinary")]
    pub totals: Json,
    pub net_minor: i64,
    pub gross_minor: i64,
    pub due_minor: i64,
    pub cost_minor: i64,
    /// What of it adds up to the threshold of distance sales, without taxes; once it is issued.
    pub distance_minor: i64,
    pub allocated_minor: i64,
    pub credited_minor: i64,
    pub written_off_minor: i64,
    pub sent_at: Option<DateTimeUtc>,
    pub viewed_at: Option<DateTimeUtc>,
    pub archived_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
