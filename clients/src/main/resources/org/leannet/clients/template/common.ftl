<#-- What the flags of Lean clients have in common. -->
<#macro committee_flag>
--attestation-committee-count ${committees}
</#macro>
<#-- Whether an aggregator's subnets are others than those of its own validators. -->
<#function other_subnets>
<#list subnets as wanted>
<#if !validators?filter(v -> v % committees == wanted)?has_content><#return true></#if>
</#list>
<#list validators as validator>
<#if !subnets?seq_contains(validator % committees)><#return true></#if>
</#list>
<#return false>
</#function>
<#-- An aggregator names its subnets: always since devnet5; before, only when there are several or
when they are not those it would take without being told. -->
<#macro aggregator_flags>
<#if aggregator>
--is-aggregator
<#if subnets?has_content && ((subnets?size > 1) || !["devnet3", "devnet4"]?seq_contains(generation) || other_subnets())>
--aggregate-subnet-ids ${subnets?join(",")}
</#if>
</#if>
</#macro>
<#-- The whole address, which some clients need and the others shorten. -->
<#macro checkpoint_flag>
<#if checkpoints?has_content>
--checkpoint-sync-url ${checkpoints?first}/lean/v0/states/finalized
</#if>
</#macro>
<#macro duty_flags>
<@committee_flag/>
<@aggregator_flags/>
<@checkpoint_flag/>
</#macro>
