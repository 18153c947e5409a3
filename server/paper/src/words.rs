//! The words of sheets, in French and English, each as France or Canada has it: one table, a struct of it for each locale.

use domain::billing::kind::DocumentKind;
use domain::billing::taxes::TaxKind;
use domain::format::{Language, Locale};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $fr:literal, $fr_ca:literal, $en:literal, $en_ca:literal;)+) => {
        /// The words of a sheet in one language.
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct Words {
            $($(#[$doc])* pub $name: &'static str,)+
        }

        const FRENCH: Words = Words { $($name: $fr,)+ };
        const FRENCH_CANADA: Words = Words { $($name: $fr_ca,)+ };
        const ENGLISH: Words = Words { $($name: $en,)+ };
        const ENGLISH_CANADA: Words = Words { $($name: $en_ca,)+ };
    };
}

// In French of France, in French of Canada, in English, in English of Canada and the United States.
words! {
    /// A quote.
    quote: "Devis", "Soumission", "Quote", "Quote";
    /// An order.
    order: "Commande", "Commande", "Order", "Order";
    /// A delivery note.
    delivery_note: "Bon de livraison", "Bon de livraison", "Delivery note", "Delivery note";
    /// A pro forma.
    proforma: "Facture pro forma", "Facture pro forma", "Pro forma invoice", "Pro forma invoice";
    /// An invoice.
    invoice: "Facture", "Facture", "Invoice", "Invoice";
    /// An invoice over a down payment.
    down_payment: "Facture d’acompte", "Facture d’acompte", "Down payment invoice", "Down payment invoice";
    /// A credit note.
    credit_note: "Avoir", "Note de crédit", "Credit note", "Credit note";
    /// A template that repeats.
    recurring: "Facture récurrente", "Facture récurrente", "Recurring invoice", "Recurring invoice";
    /// What is written across a draft.
    draft: "Brouillon", "Brouillon", "Draft", "Draft";
    /// A statement.
    statement: "Relevé de compte", "État de compte", "Statement of account", "Statement of account";
    /// Above the client of what is owed.
    billed_to: "Facturé à", "Facturé à", "Billed to", "Billed to";
    /// Above the client of anything else.
    for_client: "Client", "Client", "Client", "Client";
    /// Above the place that goods go to.
    delivered_to: "Livré à", "Livré à", "Delivered to", "Delivered to";
    /// Before a person’s name.
    attention: "À l’attention de", "À l’attention de", "Attention:", "Attention:";
    /// The day.
    date: "Date", "Date", "Date", "Date";
    /// The last day to pay.
    due_on: "Échéance", "Échéance", "Due date", "Due date";
    /// The last day of an offer.
    valid_until: "Valable jusqu’au", "Valable jusqu’au", "Valid until", "Valid until";
    /// The day of delivery.
    delivered_on: "Livré le", "Livré le", "Delivered on", "Delivered on";
    /// What it is about, from when to when.
    period: "Période", "Période", "Period", "Period";
    /// Before the last day of a period without a first.
    until: "Jusqu’au", "Jusqu’au", "Until", "Until";
    /// The client’s reference.
    reference: "Votre référence", "Votre référence", "Your reference", "Your reference";
    /// The client’s number.
    client_number: "Client n°", "Client n°", "Client no.", "Client no.";
    /// Before what it was made of.
    follows: "Fait suite à", "Fait suite à", "Follows", "Follows";
    /// Before what it corrects.
    corrects: "Corrige", "Corrige", "Corrects", "Corrects";
    /// The terms of payment.
    terms: "Conditions de paiement", "Conditions de paiement", "Payment terms", "Payment terms";
    /// Head of the column of words.
    description: "Désignation", "Description", "Description", "Description";
    /// Head of the column.
    quantity: "Quantité", "Quantité", "Quantity", "Quantity";
    /// Head of the column, where no tax is charged.
    price: "Prix", "Prix", "Price", "Price";
    /// The same without taxes.
    price_net: "Prix HT", "Prix avant taxes", "Price excl. VAT", "Price before tax";
    /// The same with taxes.
    price_gross: "Prix TTC", "Prix taxes incluses", "Price incl. VAT", "Price incl. tax";
    /// Head of the column.
    discount: "Remise", "Rabais", "Discount", "Discount";
    /// Head of the column.
    tax: "TVA", "Taxes", "VAT", "Tax";
    /// What all comes to, where no tax is charged.
    total: "Total", "Total", "Total", "Total";
    /// The same without taxes.
    total_net: "Total HT", "Total avant taxes", "Total excl. VAT", "Total before tax";
    /// The same with taxes.
    total_gross: "Total TTC", "Total taxes incluses", "Total incl. VAT", "Total incl. tax";
    /// The sum of the lines.
    lines_net: "Total des lignes HT", "Total des lignes avant taxes", "Lines excl. VAT", "Lines before tax";
    /// The sum of some lines.
    subtotal: "Sous-total", "Sous-total", "Subtotal", "Subtotal";
    /// Behind what is offered on top.
    optional: "en option", "en option", "optional", "optional";
    /// Between a tax and what it is raised on.
    tax_on: "sur", "sur", "on", "on";
    /// A tax.
    vat: "TVA", "TVA", "VAT", "VAT";
    /// A tax.
    gst: "TPS", "TPS", "GST", "GST";
    /// A tax.
    hst: "TVH", "TVH", "HST", "HST";
    /// A tax.
    qst: "TVQ", "TVQ", "QST", "QST";
    /// What was paid before.
    paid: "Déjà réglé", "Déjà payé", "Already paid", "Already paid";
    /// What is left to pay.
    due: "À payer", "À payer", "Amount due", "Amount due";
    /// What is left of a credit note.
    left_to_use: "Reste à utiliser", "Reste à utiliser", "Left to use", "Left to use";
    /// Heading.
    instalments: "Échéancier", "Échéancier", "Instalments", "Instalments";
    /// Heading.
    payment: "Règlement", "Paiement", "Payment", "Payment";
    /// Means of payment.
    means: "Moyen", "Mode", "Method", "Method";
    /// Whose account it is.
    holder: "Titulaire", "Titulaire", "Account holder", "Account holder";
    /// The bank.
    bank: "Banque", "Institution", "Bank", "Bank";
    /// What to write on the transfer.
    payment_reference: "Référence", "Référence", "Reference", "Reference";
    /// Above the room to accept an offer.
    agreed: "Bon pour accord", "Bon pour accord", "Agreed", "Agreed";
    /// Above the room to acknowledge goods.
    received: "Marchandise reçue", "Marchandise reçue", "Goods received", "Goods received";
    /// Below either.
    sign_here: "Date, nom, signature", "Date, nom, signature", "Date, name, signature", "Date, name, signature";
    /// Between a legal form and its capital.
    capital_after_form: "au capital de", "au capital de", "with share capital of", "with share capital of";
    /// Before a capital without a legal form.
    capital: "Capital", "Capital", "Share capital", "Share capital";
    /// Register.
    rcs: "RCS", "RCS", "RCS", "RCS";
    /// Activity.
    naf: "NAF", "NAF", "NAF", "NAF";
    /// Enterprise.
    siren: "SIREN", "SIREN", "SIREN", "SIREN";
    /// Establishment.
    siret: "SIRET", "SIRET", "SIRET", "SIRET";
    /// Québec’s enterprise number.
    neq: "NEQ", "NEQ", "NEQ", "NEQ";
    /// VAT number.
    vat_number: "N° TVA", "N° TVA", "VAT no.", "VAT no.";
    /// GST number.
    gst_number: "N° TPS", "N° TPS", "GST no.", "GST no.";
    /// QST number.
    qst_number: "N° TVQ", "N° TVQ", "QST no.", "QST no.";
    /// First row of a statement.
    opening: "Solde initial", "Solde d’ouverture", "Opening balance", "Opening balance";
    /// Last row of a statement.
    closing: "Solde final", "Solde de clôture", "Closing balance", "Closing balance";
    /// The same where it is owed to the client.
    to_client: "Solde en votre faveur", "Solde en votre faveur", "Balance in your favour", "Balance in your favour";
    /// The sums above the last row.
    movements: "Total des mouvements", "Total des mouvements", "Total of movements", "Total of movements";
    /// Head of the column.
    what: "Opération", "Opération", "Transaction", "Transaction";
    /// Head of the column.
    number: "Numéro", "Numéro", "Number", "Number";
    /// Head of the column.
    debit: "Débit", "Débit", "Debit", "Debit";
    /// Head of the column.
    credit: "Crédit", "Crédit", "Credit", "Credit";
    /// Head of the column.
    balance: "Solde", "Solde", "Balance", "Balance";
    /// Below the title.
    open_only: "Éléments non soldés", "Éléments non soldés", "Open items only", "Open items only";
    /// An entry.
    entry_payment: "Paiement", "Paiement", "Payment", "Payment";
    /// An entry.
    entry_refund: "Remboursement", "Remboursement", "Refund", "Refund";
    /// An entry.
    entry_credit: "Crédit", "Crédit", "Credit", "Credit";
    /// An entry.
    entry_write_off: "Abandon de créance", "Radiation", "Write-off", "Write-off";
    /// An entry.
    entry_reversal: "Annulation", "Annulation", "Reversal", "Reversal";
    /// Heading.
    ageing: "Ancienneté des sommes dues", "Ancienneté des sommes dues", "Amounts due by age", "Amounts due by age";
    /// Not due yet.
    not_due: "Non échu", "Non échu", "Not yet due", "Not yet due";
    /// Due for 30 days at most.
    to_30: "1 à 30 jours", "1 à 30 jours", "1 to 30 days", "1 to 30 days";
    /// Due for 31 to 60 days.
    to_60: "31 à 60 jours", "31 à 60 jours", "31 to 60 days", "31 to 60 days";
    /// Due for 61 to 90 days.
    to_90: "61 à 90 jours", "61 à 90 jours", "61 to 90 days", "61 to 90 days";
    /// Due for longer.
    over_90: "Plus de 90 jours", "Plus de 90 jours", "Over 90 days", "Over 90 days";
    /// Heading.
    notes: "Notes", "Notes", "Notes", "Notes";
    /// Before the day.
    printed_on: "Imprimé le", "Imprimé le", "Printed on", "Printed on";
    /// Above whoever sends a parcel.
    sender: "Expéditeur", "Expéditeur", "From", "From";
    /// Above whoever gets it.
    recipient: "Destinataire", "Destinataire", "To", "To";
    /// Before a number.
    phone: "Tél.", "Tél.", "Tel.", "Tel.";
    /// Which parcel.
    parcel: "Colis", "Colis", "Parcel", "Parcel";
    /// Who carries goods.
    carrier: "Transporteur", "Transporteur", "Carrier", "Carrier";
    /// The carrier’s number.
    tracking: "N° de suivi", "N° de suivi", "Tracking no.", "Tracking no.";
    /// How many parcels.
    parcels: "Colis", "Colis", "Parcels", "Parcels";
    /// How heavy.
    weight: "Poids", "Poids", "Weight", "Weight";
    /// How heavy several parcels are.
    total_weight: "Poids total", "Poids total", "Total weight", "Total weight";
    /// Before a client’s name.
    client_record: "Fiche client", "Fiche client", "Client record", "Client record";
}

impl Words {
    /// The words of a locale.
    pub fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::FrFr => &FRENCH,
            Locale::FrCa => &FRENCH_CANADA,
            Locale::EnGb => &ENGLISH,
            Locale::EnUs | Locale::EnCa => &ENGLISH_CANADA,
        }
    }

    /// What a kind of document is called.
    pub fn kind(&self, kind: DocumentKind) -> &'static str {
        match kind {
            DocumentKind::Quote => self.quote,
            DocumentKind::Order => self.order,
            DocumentKind::DeliveryNote => self.delivery_note,
            DocumentKind::Proforma => self.proforma,
            DocumentKind::Invoice => self.invoice,
            DocumentKind::DownPayment => self.down_payment,
            DocumentKind::CreditNote => self.credit_note,
            DocumentKind::Recurring => self.recurring,
        }
    }

    /// What a tax is called.
    pub fn tax_kind(&self, kind: TaxKind) -> &'static str {
        match kind {
            TaxKind::Vat => self.vat,
            TaxKind::Gst => self.gst,
            TaxKind::Hst => self.hst,
            TaxKind::Qst => self.qst,
        }
    }
}

/// A word and its value in running text: « SIRET : 732 … », `SIRET: 732 …`.
pub(crate) fn with_colon(word: &str, value: &str, locale: Locale) -> String {
    match locale.language() {
        Language::French => format!("{word}\u{A0}: {value}"),
        Language::English => format!("{word}: {value}"),
    }
}
