//! Accounts from when an e-mail had one alone.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::access::Role;
use domain::format::Language;
use domain::users::{NewAccount, Password};
use sea_orm::{ConnectionTrait, Statement};
use store::{accounts, companies};
use testing::TestDb;
use testing::people::{OWNER, PASSWORD, account, founded, noon};
use uuid::Uuid;

const USER: &str = "INSERT INTO users (id, email, email_folded, name, password_hash, totp_active, language, created_at, updated_at) \
     VALUES ($1, $2, $2, $3, $4, false, 'fr', $5, $5)";
const COMPANY: &str = "INSERT INTO companies (id, version, name, profile, defaults, time_zone, address_service, created_at, updated_at) \
     VALUES ($1, 1, 'Nord', $2, $3, 'Europe/Paris', 'off', $4, $4)";
const MEMBER: &str = "INSERT INTO memberships (company_id, user_id, role, created_at) VALUES ($1, $2, $3, $4)";
const INVITATION: &str = "INSERT INTO invitations (company_id, id, created_at, updated_at, email, role, token_hash, invited_by, \
     expires_at, accepted_at) VALUES ($1, $2, $3, $3, $4, 'sales', $5, $6, $3, $3)";

async fn text(db: &TestDb, sql: &str) -> String {
    let write = db.database.write();
    let row = write.query_one_raw(Statement::from_string(write.get_database_backend(), sql)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

#[tokio::test]
async fn they_stay_as_they_are_and_may_have_others_beside_them() {
    let model = TestDb::sqlite().await;
    let (company, _) = model.set_up().await;
    let company = companies::by_id(&model.database, company).await.unwrap();
    let hash = text(&model, "SELECT password_hash FROM users").await;
    for db in TestDb::both_before("m2026_11_27_000027_accounts_of_an_email").await {
        let (nord, claire, paul) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let (profile, defaults) =
            (serde_json::to_value(&company.profile).unwrap(), serde_json::to_value(&company.defaults).unwrap());
        db.run(COMPANY, vec![nord.into(), profile.into(), defaults.into(), noon().into()]).await;
        for (id, email, role) in [(claire, OWNER, "owner"), (paul, "paul@nord.example", "sales")] {
            db.run(USER, vec![id.into(), email.into(), "Claire Roche".into(), hash.clone().into(), noon().into()])
                .await;
            db.run(MEMBER, vec![nord.into(), id.into(), role.into(), noon().into()]).await;
        }
        let invited = vec![
            nord.into(),
            Uuid::now_v7().into(),
            noon().into(),
            "paul@nord.example".into(),
            "hash".into(),
            claire.into(),
        ];
        db.run(INVITATION, invited).await;
        db.migrate().await;
        let (_, signed_in) = db.sign_in(OWNER, noon()).await;
        assert_eq!((signed_in.user.0, signed_in.lacks_factor), (claire, false));
        let proven = "SELECT email FROM users WHERE is_proven = true";
        assert_eq!(text(&db, proven).await, OWNER, "who was invited is not vouched for");
        // Rows that name a user still do, and go on being held to it.
        let nobody = format!("DELETE FROM users WHERE email = '{OWNER}'");
        assert!(db.database.write().execute_unprepared(&nobody).await.is_err());
        // Another account of the same e-mail, in another company.
        let own =
            companies::create_another(&db.database, domain::ids::UserId(paul), &founded("Sud"), noon()).await.unwrap();
        let other =
            NewAccount { password: Password::choose("une tout autre phrase", OWNER).unwrap(), ..account(OWNER) };
        let (role, language) = (Role::Admin, Language::French);
        let made = accounts::add_user(&db.database, own, &other, role, language, noon()).await.unwrap();
        assert_ne!(made.0, claire);
        assert!(db.try_sign_in(OWNER, PASSWORD, noon()).await.is_ok());
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }
}
