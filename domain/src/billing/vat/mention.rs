//! Why no VAT is charged: what is printed on the document, and the code that e-invoices bear.

use super::VatCategory;
use crate::field::choices;

choices! {
    /// A legal mention (CGI, ann. II, art. 242 nonies A, I, 12° to 16°; directive 2006/112/EC, art. 226, 11 to 14). The words are told
    /// elsewhere, in both languages.
    ///
    /// French mentions name the articles of the CGI. Since 1 September 2026 they stand in the CIBS (ordonnance n° 2025-1247 of 17 December
    /// 2025), and invoices may go on naming those of the CGI until 31 December 2027.
    Mention {
        /// France, a seller below the thresholds: « TVA non applicable, art. 293 B du CGI » (CGI, art. 293 E).
        #[default]
        FranchiseFrance = "franchise_france",
        /// Another member state, a small enterprise (directive 2006/112/EC, art. 284).
        FranchiseUnion = "franchise_union",
        /// A seller who is not registered for taxes elsewhere: in Canada a small supplier (Excise Tax Act, s. 148 and 166; Act respecting
        /// the Québec sales tax, s. 294).
        NotRegistered = "not_registered",
        /// From France, goods for a taxable person of another member state (CGI, art. 262 ter, I).
        IntraCommunityFrance = "intra_community_france",
        /// The same from another member state (directive 2006/112/EC, art. 138).
        IntraCommunityUnion = "intra_community_union",
        /// The client owes the tax: « Autoliquidation », word for word (CGI, ann. II, art. 242 nonies A, I, 13°; directive, art. 226, 11a).
        ReverseCharge = "reverse_charge",
        /// From France, goods that leave the European Union (CGI, art. 262, I).
        ExportFrance = "export_france",
        /// Goods between mainland France and its overseas departments, or from one of them to another (CGI, art. 294, 2).
        Overseas = "overseas",
        /// From another member state, goods that leave the European Union (directive 2006/112/EC, art. 146).
        ExportUnion = "export_union",
        /// From elsewhere, what leaves the country.
        ExportElsewhere = "export_elsewhere",
        /// From France, a service for a business outside the European Union (CGI, art. 259, 1°).
        ServiceAbroadFrance = "service_abroad_france",
        /// The same from another member state (directive 2006/112/EC, art. 44).
        ServiceAbroadUnion = "service_abroad_union",
        /// In French Guiana and Mayotte, where VAT does not apply (CGI, art. 294, 1).
        UntaxedOverseas = "untaxed_overseas",
        /// Beyond the reach of the tax for another reason.
        NotApplicable = "not_applicable",
        /// What was paid in the client's name and for them (CGI, art. 267, II, 2°; directive 2006/112/EC, art. 79, c).
        Disbursement = "disbursement",
        /// Teaching and vocational training (CGI, art. 261, 4, 4°; directive 2006/112/EC, art. 132, 1, i).
        Education = "education",
        /// Care by doctors and others whose profession is regulated (CGI, art. 261, 4, 1°; directive 2006/112/EC, art. 132, 1, c).
        Care = "care",
        /// The margin on second-hand goods is taxed (CGI, art. 297 A; directive 2006/112/EC, art. 313).
        SecondHand = "second_hand",
        /// The margin on works of art is taxed (CGI, art. 297 A).
        WorksOfArt = "works_of_art",
        /// The margin on collectors' items and antiques is taxed (CGI, art. 297 A).
        Collectors = "collectors",
        /// The margin of a travel agent is taxed (CGI, art. 266, 1, e; directive 2006/112/EC, art. 306).
        TravelAgents = "travel_agents",
    }
}

impl Mention {
    /// The category of the lines that it is about.
    #[must_use]
    pub const fn category(self) -> VatCategory {
        match self {
            Self::FranchiseFrance
            | Self::FranchiseUnion
            | Self::Disbursement
            | Self::Education
            | Self::Care
            | Self::SecondHand
            | Self::WorksOfArt
            | Self::Collectors
            | Self::TravelAgents => VatCategory::Exempt,
            Self::IntraCommunityFrance | Self::IntraCommunityUnion => VatCategory::IntraCommunity,
            Self::ReverseCharge => VatCategory::ReverseCharge,
            Self::ExportFrance | Self::Overseas | Self::ExportUnion | Self::ExportElsewhere => VatCategory::Export,
            Self::NotRegistered
            | Self::ServiceAbroadFrance
            | Self::ServiceAbroadUnion
            | Self::UntaxedOverseas
            | Self::NotApplicable => VatCategory::OutOfScope,
        }
    }

    /// The code of the reason in BT-121 (CEF, VATEX code list); nothing where the list has none and the text of BT-120 says it alone.
    #[must_use]
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::FranchiseFrance => Some("VATEX-FR-FRANCHISE"),
            Self::FranchiseUnion => None,
            Self::Disbursement => Some("VATEX-EU-79-C"),
            Self::Education => Some("VATEX-EU-132-1I"),
            Self::Care => Some("VATEX-EU-132-1C"),
            Self::SecondHand => Some("VATEX-EU-F"),
            Self::WorksOfArt => Some("VATEX-EU-I"),
            Self::Collectors => Some("VATEX-EU-J"),
            Self::TravelAgents => Some("VATEX-EU-D"),
            Self::IntraCommunityFrance | Self::IntraCommunityUnion => Some("VATEX-EU-IC"),
            Self::ReverseCharge => Some("VATEX-EU-AE"),
            Self::ExportFrance | Self::Overseas | Self::ExportUnion | Self::ExportElsewhere => Some("VATEX-EU-G"),
            Self::NotRegistered
            | Self::ServiceAbroadFrance
            | Self::ServiceAbroadUnion
            | Self::UntaxedOverseas
            | Self::NotApplicable => Some("VATEX-EU-O"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The list says of each of these codes that it goes with one category alone.
    #[test]
    fn codes_go_with_their_category() {
        for &mention in Mention::ALL {
            let expected = match mention.code() {
                Some("VATEX-EU-AE") => VatCategory::ReverseCharge,
                Some("VATEX-EU-IC") => VatCategory::IntraCommunity,
                Some("VATEX-EU-G") => VatCategory::Export,
                Some("VATEX-EU-O") => VatCategory::OutOfScope,
                _ => VatCategory::Exempt,
            };
            assert_eq!(mention.category(), expected, "{mention:?}");
        }
    }
}
